import type { RefusalKind } from '../refusal.ts';

export const noteRefusals = {
  NoteNotYours: {
    status: 403,
    ru: 'Заметку правит и убирает тот, кто её написал, или администратор.',
    en: 'A note is changed and removed by whoever wrote it, or by an administrator.',
    kk: 'Жазбаны оны жазған адам немесе әкімші түзетеді және алып тастайды.',
    uk: 'Нотатку виправляє і прибирає той, хто її написав, або адміністратор.',
  },
  NoteRemoved: {
    status: 409,
    ru: 'Эту заметку убрали. Верните её, и её можно будет править.',
    en: 'This note was removed. Put it back, and it can be changed.',
    kk: 'Бұл жазба алып тасталған. Оны қайтарсаңыз, түзетуге болады.',
    uk: 'Цю нотатку прибрали. Поверніть її, і її можна буде виправити.',
  },
} satisfies Record<string, RefusalKind>;
