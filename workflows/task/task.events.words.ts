import type { Words } from '../words/words.schema.ts';

export const taskEventWords = {
  'task.created': {
    ru: '{{who}}: задача «{{text}}» до {{due}}, {{person}}',
    en: '{{who}}: task “{{text}}” by {{due}}, {{person}}',
    kk: '{{who}}: «{{text}}» тапсырмасы, мерзімі {{due}}, {{person}}',
    uk: '{{who}}: завдання «{{text}}» до {{due}}, {{person}}',
  },
  'task.created.told': {
    ru: 'Появилась задача «{{text}}» до {{due}}, {{person}}',
    en: 'A new task: “{{text}}” by {{due}}, {{person}}',
    kk: 'Жаңа тапсырма: «{{text}}», мерзімі {{due}}, {{person}}',
    uk: 'З’явилося завдання «{{text}}» до {{due}}, {{person}}',
  },
  'task.done': {
    ru: '{{who}}: задача «{{text}}» выполнена',
    en: '{{who}}: task “{{text}}” is done',
    kk: '{{who}}: «{{text}}» тапсырмасы орындалды',
    uk: '{{who}}: завдання «{{text}}» виконано',
  },
  'task.cancelled': {
    ru: 'Задача «{{text}}» отменена',
    en: 'Task “{{text}}” was cancelled',
    kk: '«{{text}}» тапсырмасы алып тасталды',
    uk: 'Завдання «{{text}}» скасовано',
  },
  'task.changed': {
    ru: '{{who}}: задача «{{text}}» изменена',
    en: '{{who}}: the task “{{text}}” was changed',
    kk: '{{who}}: «{{text}}» тапсырмасы өзгертілді',
    uk: '{{who}}: завдання «{{text}}» змінено',
  },
  'task.changed.due': {
    ru: '{{who}}: задача «{{text}}» перенесена на {{due}}',
    en: '{{who}}: the task “{{text}}” was moved to {{due}}',
    kk: '{{who}}: «{{text}}» тапсырмасы {{due, dative}} ауыстырылды',
    uk: '{{who}}: завдання «{{text}}» перенесено на {{due}}',
  },
  'task.answered.accepted': {
    ru: 'Клиент придёт: «{{text}}»',
    en: 'The client will come: “{{text}}”',
    kk: 'Клиент келеді: «{{text}}»',
    uk: 'Клієнт прийде: «{{text}}»',
  },
  'task.answered.declined': {
    ru: 'Клиент не придёт: «{{text}}»',
    en: 'The client will not come: “{{text}}”',
    kk: 'Клиент келмейді: «{{text}}»',
    uk: 'Клієнт не прийде: «{{text}}»',
  },
  'task.answered.tentative': {
    ru: 'Клиент, возможно, придёт: «{{text}}»',
    en: 'The client may come: “{{text}}”',
    kk: 'Клиент келуі мүмкін: «{{text}}»',
    uk: 'Клієнт, можливо, прийде: «{{text}}»',
  },
  'task.answered.proposed': {
    ru: 'Клиент предлагает другое время: «{{text}}»',
    en: 'The client proposes another time: “{{text}}”',
    kk: 'Клиент басқа уақыт ұсынады: «{{text}}»',
    uk: 'Клієнт пропонує інший час: «{{text}}»',
  },
  'task.answered.proposed.time': {
    ru: 'Клиент предлагает другое время, {{due}}: «{{text}}»',
    en: 'The client proposes another time, {{due}}: “{{text}}”',
    kk: 'Клиент басқа уақыт ұсынады, {{due}}: «{{text}}»',
    uk: 'Клієнт пропонує інший час, {{due}}: «{{text}}»',
  },
  'task.reopened': {
    ru: '{{who}}: задача «{{text}}» снова открыта',
    en: '{{who}}: the task “{{text}}” is open again',
    kk: '{{who}}: «{{text}}» тапсырмасы қайта ашылды',
    uk: '{{who}}: завдання «{{text}}» знову відкрите',
  },
  'task.reminded': {
    ru: 'Напоминание: «{{text}}», {{person}}',
    en: 'Reminder: “{{text}}”, {{person}}',
    kk: 'Еске салу: «{{text}}», {{person}}',
    uk: 'Нагадування: «{{text}}», {{person}}',
  },
  'task.overdue': {
    ru: 'Задача «{{text}}» просрочена, сообщили: {{person}}',
    en: 'Task “{{text}}” is overdue, {{person}} was told',
    kk: '«{{text}}» тапсырмасының мерзімі өтті, хабар алды: {{person}}',
    uk: 'Завдання «{{text}}» прострочено, сповістили: {{person}}',
  },
  'task.escalated': {
    ru: 'Задача «{{text}}» передана супервайзеру: {{people}}',
    en: 'Task “{{text}}” was escalated to {{people}}',
    kk: '«{{text}}» тапсырмасы супервайзерге жетті: {{people}}',
    uk: 'Завдання «{{text}}» передано супервайзеру: {{people}}',
  },
  'task.replanned.to': {
    ru: 'Задача «{{text}}»: срок теперь {{due}}',
    en: 'Task “{{text}}” is due {{due}} now',
    kk: '«{{text}}» тапсырмасы: мерзімі енді {{due}}',
    uk: 'Завдання «{{text}}»: строк тепер {{due}}',
  },
  'task.replanned': {
    ru: 'Срок задачи «{{text}}» перенесён',
    en: 'The due time of “{{text}}” has moved',
    kk: '«{{text}}» тапсырмасының мерзімі ауыстырылды',
    uk: 'Строк завдання «{{text}}» перенесено',
  },
  'task.assigned': {
    ru: '{{who}}: задача «{{text}}» передана, {{person}}',
    en: '{{who}}: the task “{{text}}” was given to {{person}}',
    kk: '{{who}}: «{{text}}» тапсырмасы берілді, {{person}}',
    uk: '{{who}}: завдання «{{text}}» передано, {{person}}',
  },
} satisfies Record<string, Required<Words>>;
