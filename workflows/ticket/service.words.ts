/** What is told of a ticket's promises. */
export const toldOfService = {
  'ticket.promised': {
    ru: 'Обещано: {{what}}',
    en: 'Promised: {{what}}',
    kk: 'Уәде: {{what}}',
    uk: 'Обіцяно: {{what}}',
  },
  'ticket.promised.nothing': {
    ru: 'Сроки больше не обещаны',
    en: 'Nothing is promised any more',
    kk: 'Мерзім енді уәде етілмейді',
    uk: 'Строки більше не обіцяно',
  },
  'ticket.warned': {
    ru: 'Предупреждены: {{people}} ({{promise}} до {{due}})',
    en: 'Told: {{people}} ({{promise}} by {{due}})',
    kk: 'Ескертілді: {{people}} ({{promise}}, {{due, dative}} дейін)',
    uk: 'Попереджено: {{people}} ({{promise}} до {{due}})',
  },
  'ticket.warned.nobody': {
    ru: 'Предупредить некого ({{promise}} до {{due}})',
    en: 'Nobody was there to be told ({{promise}} by {{due}})',
    kk: 'Ескертетін ешкім жоқ ({{promise}}, {{due, dative}} дейін)',
    uk: 'Попередити нікого ({{promise}} до {{due}})',
  },
  'ticket.late': {
    ru: 'Срок прошёл: {{promise}}, обещали до {{due}}',
    en: 'Late: {{promise}}, promised by {{due}}',
    kk: 'Мерзімі өтті: {{promise}}, {{due, dative}} дейін уәде етілген',
    uk: 'Строк минув: {{promise}}, обіцяли до {{due}}',
  },
  'ticket.acknowledged': {
    ru: '{{who}}: занимаюсь этим',
    en: '{{who}}: I have it',
    kk: '{{who}}: мен айналысып жатырмын',
    uk: '{{who}}: займаюся цим',
  },
  'ticket.acknowledged.until': {
    ru: '{{who}}: занимаюсь этим до {{until}}',
    en: '{{who}}: I have it until {{until}}',
    kk: '{{who}}: {{until, dative}} дейін мен айналысамын',
    uk: '{{who}}: займаюся цим до {{until}}',
  },
};
