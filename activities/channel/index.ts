import { kindOf } from '../../workflows/channel/index.ts';
import type { Channel, ChannelPlace, Provider } from './channel.ts';
import { smtp } from './email/smtp.ts';
import { twilioSms } from './sms/twilio.ts';
import { telegramBots } from './telegram/telegram.ts';
import { post } from './webhook/post.ts';

/** Who carries the messages of each kind of channel. */
const providers: Record<string, Provider> = { email: smtp, sms: twilioSms, telegram: telegramBots, webhook: post };

/** Every kind's first account, and those that have settings of their own. Throws where these cannot be used. */
export const openChannels = (place: ChannelPlace): Record<string, Channel> => {
  const channels: Record<string, Channel> = {};
  for (const [kind, open] of Object.entries(providers)) channels[kind] = open(place, {});
  for (const { id, settings } of place.config.accounts)
    if (settings) channels[id] = settled(id, () => providers[kindOf(id)]?.(place, settings));
  return channels;
};

/** An account without settings of its own is sent by its kind's first one, at its own pace: `webhook:example.com`. */
export const channelFor = (channels: Record<string, Channel>, account: string): Channel | undefined =>
  channels[account] ?? channels[kindOf(account)]?.of?.(account) ?? channels[kindOf(account)];

const settled = (id: string, open: () => Channel | undefined): Channel => {
  try {
    const channel = open();
    if (channel) return channel;
  } catch (error) {
    throw new Error(`CHANNEL_ACCOUNTS: ${id} cannot be opened. ${(error as Error).message}`, { cause: error });
  }
  throw new Error(`CHANNEL_ACCOUNTS: ${id} is of no channel that there is`);
};
