import type { RefusalKind } from '../refusal.ts';

export const automationRefusals = {
  UnknownAutomation: {
    status: 409,
    ru: 'В версии воронки этой сделки такой автоматизации нет.',
    en: 'This lead’s version of the pipeline has no such automation.',
    kk: 'Бұл мәміленің воронка нұсқасында мұндай автоматтандыру жоқ.',
    uk: 'У версії воронки цієї угоди такої автоматизації немає.',
  },
  TooDeep: {
    status: 409,
    ru: 'Автоматизации вызывают друг друга по кругу: цепочка остановлена на глубине {{depth}}.',
    en: 'Automations keep causing each other: the chain was stopped at depth {{depth}}.',
    kk: 'Автоматтандырулар бірін-бірі шақырып тұр: тізбек {{depth}} тереңдікте тоқтатылды.',
    uk: 'Автоматизації викликають одна одну по колу: ланцюг зупинено на глибині {{depth}}.',
  },
  TooOften: {
    status: 409,
    ru: 'Автоматизации сработали {{times}} раз за час: похоже на круг, дальше они остановлены.',
    en: 'Automations fired {{times}} times within an hour: this looks like a loop, so they were stopped.',
    kk: 'Автоматтандырулар бір сағатта {{times}} рет іске қосылды: бұл тұйық шеңберге ұқсайды, олар тоқтатылды.',
    uk: 'Автоматизації спрацювали {{times}} разів за годину: схоже на коло, далі їх зупинено.',
  },
  ExpressionFailed: {
    status: 409,
    ru: 'Значение не вычислить: «{{field}}» = «{{value}}». Проверьте поле и выражение.',
    en: 'The value cannot be computed: “{{field}}” = “{{value}}”. Check the field and the expression.',
    kk: 'Мәнді есептеу мүмкін емес: «{{field}}» = «{{value}}». Өріс пен өрнекті тексеріңіз.',
    uk: 'Значення не обчислити: «{{field}}» = «{{value}}». Перевірте поле й вираз.',
  },
  StepFailed: {
    status: 409,
    ru: 'Шаг «{{step}}» записать нельзя: проверьте, что в нём указано.',
    en: 'The step “{{step}}” cannot be written: check what it names.',
    kk: '«{{step}}» қадамын жазу мүмкін емес: онда не көрсетілгенін тексеріңіз.',
    uk: 'Крок «{{step}}» записати не можна: перевірте, що в ньому вказано.',
  },
} satisfies Record<string, RefusalKind>;
