import type { RefusalKind } from '../refusal.ts';

export const taskRefusals = {
  TaskNotOpen: {
    status: 409,
    ru: 'Задача уже закрыта.',
    en: 'The task is already closed.',
    kk: 'Тапсырма жабылып қойған.',
    uk: 'Завдання вже закрите.',
  },
  TaskIsOpen: {
    status: 409,
    ru: 'Задача и так открыта.',
    en: 'The task is open already.',
    kk: 'Тапсырма онсыз да ашық.',
    uk: 'Завдання й так відкрите.',
  },
  UnknownOutcome: {
    status: 409,
    ru: 'Такого итога нет в этой воронке. Выберите другой.',
    en: 'This pipeline has no such outcome. Choose another one.',
    kk: 'Бұл воронкада мұндай қорытынды жоқ. Басқасын таңдаңыз.',
    uk: 'Такого підсумку немає в цій воронці. Оберіть інший.',
  },
  OutcomeOfOtherTask: {
    status: 409,
    ru: 'Задача этого вида так не заканчивается. Выберите другой итог.',
    en: 'A task of this kind does not end so. Choose another outcome.',
    kk: 'Бұл түрдегі тапсырма бұлай аяқталмайды. Басқа қорытындыны таңдаңыз.',
    uk: 'Завдання цього виду так не закінчується. Оберіть інший підсумок.',
  },
  DueInPast: {
    status: 422,
    field: 'dueAt',
    ru: 'Срок уже прошёл. Укажите время в будущем.',
    en: 'This time has passed. Set a time in the future.',
    kk: 'Бұл уақыт өтіп кетті. Болашақ уақытты көрсетіңіз.',
    uk: 'Строк уже минув. Вкажіть час у майбутньому.',
  },
} satisfies Record<string, RefusalKind>;
