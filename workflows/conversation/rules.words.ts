import type { Words } from '../words/words.schema.ts';

/** What a talk says of its automations. */
export const talkRulesWords = {
  'conversation.entered': {
    ru: 'Здесь отвечают автоматизации аккаунта',
    en: 'The automations of the account answer here',
    kk: 'Мұнда аккаунттың автоматтандырулары жауап береді',
    uk: 'Тут відповідають автоматизації акаунта',
  },
  'conversation.left': {
    ru: 'Автоматизаций здесь больше нет',
    en: 'No automations answer here any more',
    kk: 'Мұнда енді автоматтандыру жоқ',
    uk: 'Автоматизацій тут більше немає',
  },
  'conversation.migrated': {
    ru: 'Здесь отвечает новая версия автоматизаций',
    en: 'The new version of the automations answers here',
    kk: 'Мұнда автоматтандырулардың жаңа нұсқасы жауап береді',
    uk: 'Тут відповідає нова версія автоматизацій',
  },
  'conversation.paused': {
    ru: '{{who}}: автоматизации на паузе. {{reason}}',
    en: '{{who}}: the automations are paused. {{reason}}',
    kk: '{{who}}: автоматтандырулар кідіртілді. {{reason}}',
    uk: '{{who}}: автоматизації на паузі. {{reason}}',
  },
  'conversation.paused.until': {
    ru: '{{who}}: автоматизации на паузе до {{until}}. {{reason}}',
    en: '{{who}}: the automations are paused until {{until}}. {{reason}}',
    kk: '{{who}}: автоматтандырулар {{until, dative}} дейін кідіртілді. {{reason}}',
    uk: '{{who}}: автоматизації на паузі до {{until}}. {{reason}}',
  },
  'conversation.resumed': {
    ru: '{{who}}: автоматизации продолжены',
    en: '{{who}}: the automations go on',
    kk: '{{who}}: автоматтандырулар жалғастырылды',
    uk: '{{who}}: автоматизації продовжено',
  },
  'conversation.dealt': {
    ru: '{{who}}: сделка № {{number}}',
    en: '{{who}}: lead {{number}}',
    kk: '{{who}}: № {{number}} мәміле',
    uk: '{{who}}: угода № {{number}}',
  },
} satisfies Record<string, Required<Words>>;
