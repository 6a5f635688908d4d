import type { RefusalKind } from '../refusal.ts';

export const deliveryRefusals = {
  DeliveryNotFailed: {
    status: 409,
    ru: 'Повторить можно только то, что не дошло.',
    en: 'Only a failed message can be sent again.',
    kk: 'Тек жетпеген хабарды қайта жіберуге болады.',
    uk: 'Повторити можна лише те, що не дійшло.',
  },
} satisfies Record<string, RefusalKind>;
