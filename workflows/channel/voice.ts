import type { ChannelKind } from './kind.ts';

/** Clients are called and call: an account of it is a line. No message goes by it. */
export const voice: ChannelKind = {
  kind: 'voice',
  icon: 'phone',
  name: { ru: 'Звонки', en: 'Calls', kk: 'Қоңыраулар', uk: 'Дзвінки' },
  message: { ru: 'Звонок', en: 'Call', kk: 'Қоңырау', uk: 'Дзвінок' },
  theMessage: { ru: 'звонок', en: 'The call', kk: 'қоңырау', uk: 'дзвінок' },
  limits: { perSecond: 10, subject: 0, body: 0, attachments: false },
  writes: 'text',
  isPaid: true,
  isReceipted: false,
  calls: true,
  client: null,
};
