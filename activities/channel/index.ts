import type { Config } from '../../config.ts';
import type { Database } from '../../prisma/client.ts';
import { recordWebhookAnswer } from '../../prisma/automation/webhook-call.ts';
import type { Channel } from './channel.ts';
import { emailChannel } from './email/smtp.ts';
import { smsChannel } from './sms/twilio.ts';
import { webhookChannel } from './webhook/post.ts';

/** Every channel that can send, by the first word of its accounts' ids. A new channel is one new file and one line here. */
export const openChannels = (
  db: Database,
  { mail, sms, webhooks, publicUrl }: Pick<Config, 'mail' | 'sms' | 'webhooks' | 'publicUrl'>,
): Record<string, Channel> => ({
  email: emailChannel(mail),
  sms: smsChannel({ ...sms, publicUrl }),
  webhook: webhookChannel({ ...webhooks, answered: (answer) => recordWebhookAnswer(db, answer) }),
});

/** `email` is an account by itself, `webhook:example.com` one of many. */
export const channelOf = (channels: Record<string, Channel>, account: string): Channel | undefined =>
  channels[account.split(':')[0] ?? ''];
