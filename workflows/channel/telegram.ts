import type { ChannelKind } from './kind.ts';

export const telegram: ChannelKind = {
  kind: 'telegram',
  icon: 'brand-telegram',
  name: { ru: 'Telegram', en: 'Telegram', kk: 'Telegram', uk: 'Telegram' },
  message: { ru: 'Сообщение', en: 'Message', kk: 'Хабарлама', uk: 'Повідомлення' },
  theMessage: { ru: 'сообщение', en: 'The message', kk: 'хабарлама', uk: 'повідомлення' },
  // about thirty a second are taken from a bot
  limits: { perSecond: 25, subject: 0, body: 4096, attachments: false },
  each: { of: 'recipient', perSecond: 1, burst: 3 },
  writes: 'text',
  isPaid: false,
  isReceipted: false,
  talks: { address: 'telegram', own: true },
  client: null,
};
