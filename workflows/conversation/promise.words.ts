import type { Words } from '../words/words.schema.ts';

/** What a talk says of its promises, and of the shift of whoever had it. */
export const talkPromiseWords = {
  'conversation.assigned.shift_end': {
    ru: 'Смена закончилась ({{person}}): переписка снова в очереди',
    en: 'The shift has ended ({{person}}): the conversation is back in the queue',
    kk: 'Ауысым аяқталды ({{person}}): хат алмасу қайтадан кезекте',
    uk: 'Зміна закінчилася ({{person}}): листування знову в черзі',
  },
  'conversation.promised': {
    ru: 'Обещано: {{what}}',
    en: 'Promised: {{what}}',
    kk: 'Уәде: {{what}}',
    uk: 'Обіцяно: {{what}}',
  },
  'conversation.promised.nothing': {
    ru: 'Сроки больше не обещаны',
    en: 'Nothing is promised any more',
    kk: 'Мерзім енді уәде етілмейді',
    uk: 'Строки більше не обіцяно',
  },
  'conversation.warned': {
    ru: 'Предупреждены: {{people}} ({{promise}} до {{due}})',
    en: 'Told: {{people}} ({{promise}} by {{due}})',
    kk: 'Ескертілді: {{people}} ({{promise}}, {{due, dative}} дейін)',
    uk: 'Попереджено: {{people}} ({{promise}} до {{due}})',
  },
  'conversation.warned.nobody': {
    ru: 'Предупредить некого ({{promise}} до {{due}})',
    en: 'Nobody was there to be told ({{promise}} by {{due}})',
    kk: 'Ескертетін ешкім жоқ ({{promise}}, {{due, dative}} дейін)',
    uk: 'Попередити нікого ({{promise}} до {{due}})',
  },
  'conversation.late': {
    ru: 'Срок прошёл: {{promise}}, обещали до {{due}}',
    en: 'Late: {{promise}}, promised by {{due}}',
    kk: 'Мерзімі өтті: {{promise}}, {{due, dative}} дейін уәде етілген',
    uk: 'Строк минув: {{promise}}, обіцяли до {{due}}',
  },
  'conversation.acknowledged': {
    ru: '{{who}}: занимаюсь этим',
    en: '{{who}}: I have it',
    kk: '{{who}}: мен айналысып жатырмын',
    uk: '{{who}}: займаюся цим',
  },
  'conversation.acknowledged.until': {
    ru: '{{who}}: занимаюсь этим до {{until}}',
    en: '{{who}}: I have it until {{until}}',
    kk: '{{who}}: {{until, dative}} дейін мен айналысамын',
    uk: '{{who}}: займаюся цим до {{until}}',
  },
} satisfies Record<string, Required<Words>>;
