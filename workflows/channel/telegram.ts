import type { ChannelKind } from './kind.ts';

/** Telegram counts in thousands where it says no more. */
const MB = 1_000_000;

export const telegram: ChannelKind = {
  kind: 'telegram',
  icon: 'brand-telegram',
  name: { ru: 'Telegram', en: 'Telegram', kk: 'Telegram', uk: 'Telegram' },
  message: { ru: 'Сообщение', en: 'Message', kk: 'Хабарлама', uk: 'Повідомлення' },
  theMessage: { ru: 'сообщение', en: 'The message', kk: 'хабарлама', uk: 'повідомлення' },
  // about thirty a second are taken from a bot
  limits: {
    ...{ perSecond: 25, subject: 0, body: 4096, attachments: false },
    files: { most: 50 * MB, picture: 10 * MB, caption: 1024, together: 1 },
  },
  each: { of: 'recipient', perSecond: 1, burst: 3 },
  changes: { edit: Infinity, remove: 48 * 3_600_000 },
  writes: 'text',
  isPaid: false,
  isReceipted: false,
  talks: { address: 'telegram', own: true },
  namesAnswered: true,
  client: null,
};
