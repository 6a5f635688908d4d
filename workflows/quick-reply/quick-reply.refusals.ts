import type { RefusalKind } from '../refusal.ts';

export const quickReplyRefusals = {
  QuickReplyForOverseers: {
    status: 403,
    field: 'shared',
    ru: 'Общие быстрые ответы меняет супервайзер или администратор. Сохраните свой, для себя.',
    en: 'Shared quick replies are changed by a supervisor or an admin. Save your own, for yourself.',
    kk: 'Ортақ жедел жауаптарды супервайзер немесе әкімші өзгертеді. Өзіңізге арнап сақтаңыз.',
    uk: 'Спільні швидкі відповіді змінює супервайзер або адміністратор. Збережіть свою, для себе.',
  },
  TooManyQuickReplies: {
    status: 409,
    ru: 'Быстрых ответов уже {{most}}. Удалите ненужный.',
    en: 'There are {{most}} quick replies already. Delete one that is not needed.',
    kk: 'Жедел жауаптар саны {{most}} болып қойған. Керексізін жойыңыз.',
    uk: 'Швидких відповідей уже {{most}}. Видаліть непотрібну.',
  },
} satisfies Record<string, RefusalKind>;
