import type { RefusalKind } from '../refusal.ts';

export const undoRefusals = {
  UndoTimePassed: {
    status: 409,
    ru: 'Отменить уже нельзя: время отмены прошло.',
    en: 'It can no longer be undone: the time for undoing has passed.',
    kk: 'Енді болдырмауға болмайды: уақыты өтіп кетті.',
    uk: 'Скасувати вже не можна: час скасування минув.',
  },
  ChangedSinceClick: {
    status: 409,
    ru: 'Отменить нельзя: всё, что вы сделали, с тех пор уже изменили или отправили.',
    en: 'It cannot be undone: all that you did has been changed or sent since.',
    kk: 'Болдырмауға болмайды: сіз жасағанның бәрі содан бері өзгертілген не жіберілген.',
    uk: 'Скасувати не можна: усе, що ви зробили, відтоді вже змінили або надіслали.',
  },
} satisfies Record<string, RefusalKind>;
