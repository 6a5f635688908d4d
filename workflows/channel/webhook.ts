import { words } from '../automation/kind.ts';
import type { ChannelKind } from './kind.ts';

/** Somebody's address, called by an automation: an account for each host. */
export const webhook: ChannelKind = {
  kind: 'webhook',
  icon: 'webhook',
  name: words('Вебхук', 'Webhook', 'Вебхук', 'Вебхук'),
  message: words('Вебхук', 'Webhook', 'Вебхук', 'Вебхук'),
  theMessage: words('вебхук', 'The webhook', 'вебхук', 'вебхук'),
  limits: { perSecond: 20, subject: 0, body: 1_000_000, attachments: false },
  writes: 'text',
  isPaid: false,
  isReceipted: false,
  client: null,
};
