import type { Language, Words } from '../words/words.schema.ts';
import { sayingIn, type Say } from './team-bot.words.ts';

/** What the team's bot says of tickets. */
const words = {
  usage: {
    ru: 'Напишите номер: /ticket VV14498378',
    en: 'Write its number: /ticket VV14498378',
    kk: 'Нөмірін жазыңыз: /ticket VV14498378',
    uk: 'Напишіть номер: /ticket VV14498378',
  },
  newUsage: {
    ru: 'Напишите, о чём обращение: /newticket Не печатает касса @Аида',
    en: 'Write what it is about: /newticket The till does not print @Aida',
    kk: 'Өтініш не туралы екенін жазыңыз: /newticket Касса басып шығармайды @Аида',
    uk: 'Напишіть, про що звернення: /newticket Не друкує каса @Аїда',
  },
  unknown: {
    ru: 'Такого обращения нет, или вам его не видно.',
    en: 'There is no such ticket, or you may not see it.',
    kk: 'Мұндай өтініш жоқ немесе ол сізге көрінбейді.',
    uk: 'Такого звернення немає, або вам його не видно.',
  },
  notForAll: {
    ru: 'Такого обращения нет, или его видно не всем здесь. Спросите меня лично.',
    en: 'There is no such ticket, or not everybody here may see it. Ask me in private.',
    kk: 'Мұндай өтініш жоқ немесе ол мұнда бәріне көрінбейді. Менен жеке сұраңыз.',
    uk: 'Такого звернення немає, або його видно не всім тут. Запитайте мене особисто.',
  },
  made: {
    ru: 'Обращение {{track}} открыто.',
    en: 'Ticket {{track}} is open.',
    kk: '{{track}} өтініші ашылды.',
    uk: 'Звернення {{track}} відкрито.',
  },
  line: {
    ru: '{{track}}: {{subject}}',
    en: '{{track}}: {{subject}}',
    kk: '{{track}}: {{subject}}',
    uk: '{{track}}: {{subject}}',
  },
  stage: { ru: 'Этап: {{stage}}', en: 'Stage: {{stage}}', kk: 'Кезең: {{stage}}', uk: 'Етап: {{stage}}' },
  who: {
    ru: 'Ответственный: {{who}}',
    en: 'Responsible: {{who}}',
    kk: 'Жауапты: {{who}}',
    uk: 'Відповідальний: {{who}}',
  },
  nobody: { ru: 'Пока ни у кого', en: 'Nobody has it yet', kk: 'Әзірге ешкімде жоқ', uk: 'Поки ні в кого' },
  due: {
    ru: '{{promise}}: срок {{due}}',
    en: '{{promise}}: due {{due}}',
    kk: '{{promise}}: мерзімі {{due}}',
    uk: '{{promise}}: строк {{due}}',
  },
} satisfies Record<string, Required<Words>>;

export const ticketSays = (language: Language): Say<keyof typeof words> => sayingIn(words, language);
