import type { ChannelKind } from './kind.ts';

/** Somebody's address, called by an automation: an account for each host. */
export const webhook: ChannelKind = {
  kind: 'webhook',
  icon: 'webhook',
  name: { ru: 'Вебхук', en: 'Webhook', kk: 'Вебхук', uk: 'Вебхук' },
  message: { ru: 'Вебхук', en: 'Webhook', kk: 'Вебхук', uk: 'Вебхук' },
  theMessage: { ru: 'вебхук', en: 'The webhook', kk: 'вебхук', uk: 'вебхук' },
  limits: { perSecond: 20, subject: 0, body: 1_000_000, attachments: false },
  writes: 'text',
  isPaid: false,
  isReceipted: false,
  client: null,
};
