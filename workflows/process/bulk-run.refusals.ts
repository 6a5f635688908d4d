import type { RefusalKind } from '../refusal.ts';

export const bulkRunRefusals = {
  WalkNotRunning: {
    status: 409,
    ru: 'Это уже не выполняется.',
    en: 'It is no longer running.',
    kk: 'Бұл енді орындалып жатқан жоқ.',
    uk: 'Це вже не виконується.',
  },
  WalkNotPaused: {
    status: 409,
    ru: 'Это не на паузе, продолжать нечего.',
    en: 'It is not paused, there is nothing to resume.',
    kk: 'Бұл кідіртілмеген, жалғастыратын ештеңе жоқ.',
    uk: 'Це не на паузі, продовжувати нічого.',
  },
  NothingToUndo: {
    status: 409,
    ru: 'Отменять больше нечего: всё уже возвращено или возвращается.',
    en: 'There is nothing left to undo: it has been taken back already or is being taken back now.',
    kk: 'Болдырмайтын ештеңе қалмады: бәрі қайтарылған немесе қайтарылып жатыр.',
    uk: 'Скасовувати більше нічого: усе вже повернуто або повертається.',
  },
} satisfies Record<string, RefusalKind>;
