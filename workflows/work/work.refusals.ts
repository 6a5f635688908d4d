import type { RefusalKind } from '../refusal.ts';

export const workRefusals = {
  StatusUnknown: {
    ...{ status: 409, field: 'status' },
    ru: 'Такого статуса нет. Выберите другой из списка.',
    en: 'There is no such status. Choose one of the list.',
    kk: 'Мұндай мәртебе жоқ. Тізімнен басқасын таңдаңыз.',
    uk: 'Такого статусу немає. Оберіть інший зі списку.',
  },
  StatusAsksReason: {
    ...{ status: 409, field: 'reason' },
    ru: 'Для этого статуса нужна причина. Напишите её.',
    en: 'This status needs a reason. Write one.',
    kk: 'Бұл мәртебеге себеп керек. Жазыңыз.',
    uk: 'Для цього статусу потрібна причина. Напишіть її.',
  },
  StatusNeeded: {
    status: 409,
    ru: 'Нужен хотя бы один статус, при котором работа приходит, и один, при котором нет; ключи не повторяются.',
    en: 'At least one status must take work and one must not; keys may not repeat.',
    kk: 'Жұмыс келетін кемінде бір мәртебе және келмейтін біреуі керек; кілттер қайталанбайды.',
    uk: 'Потрібен хоча б один статус, за якого робота приходить, і один, за якого ні; ключі не повторюються.',
  },
  GroupUnknown: {
    ...{ status: 409, field: 'groupId' },
    ru: 'Такой скилл-группы нет или она в архиве. Выберите другую.',
    en: 'There is no such group, or it is archived. Choose another one.',
    kk: 'Мұндай топ жоқ немесе мұрағатта. Басқасын таңдаңыз.',
    uk: 'Такої скіл-групи немає або вона в архіві. Оберіть іншу.',
  },
  SkillUnknown: {
    status: 409,
    ru: 'Такого навыка нет: {{skill}}. Сначала добавьте его.',
    en: 'There is no such skill: {{skill}}. Add it first.',
    kk: 'Мұндай дағды жоқ: {{skill}}. Алдымен қосыңыз.',
    uk: 'Такої навички немає: {{skill}}. Спершу додайте її.',
  },
} satisfies Record<string, RefusalKind>;
