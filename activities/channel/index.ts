import { UNREADABLE } from '../../prisma/provider-key/in-effect.ts';
import { kindOf } from '../../workflows/channel/index.ts';
import type { Channel, ChannelPlace, Provider } from './channel.ts';
import { smtp } from './email/smtp.ts';
import { twilioSms } from './sms/twilio.ts';
import { telegramBots } from './telegram/telegram.ts';
import { post } from './webhook/post.ts';
import { widgets } from './widget/widget.ts';

/** Who carries the messages of each kind of channel. */
const providers: Record<string, Provider> = {
  email: smtp,
  sms: twilioSms,
  telegram: telegramBots,
  webhook: post,
  widget: widgets,
};

/** Every kind's first account, and those that have settings of their own. Throws where these cannot be used. */
export const openChannels = (place: ChannelPlace): Record<string, Channel> =>
  openEach(place, (id, settings) => settled(id, () => openOwn(place, id, settings)));

/** The same, except that an account whose key cannot be used sends nothing and says why, while the others go on. */
export const openChannelsApart = (place: ChannelPlace): Record<string, Channel> =>
  openEach(place, (id, settings, shared) => {
    try {
      if (settings[UNREADABLE] !== undefined) throw new Error(settings[UNREADABLE]);
      return openOwn(place, id, settings) ?? shared;
    } catch (error) {
      const answer = (error as Error).message;
      return shared && { ...shared, send: async () => ({ is: 'down', trouble: 'SignInRefused', answer }) };
    }
  });

/** An account without settings of its own is sent by its kind's first one, at its own pace: `webhook:example.com`. */
export const channelFor = async (channels: Record<string, Channel>, account: string): Promise<Channel | undefined> =>
  channels[account] ?? channels[kindOf(account)]?.of?.(account) ?? channels[kindOf(account)];

type OpenOwn = (id: string, settings: Record<string, string>, shared: Channel | undefined) => Channel | undefined;

const openEach = (place: ChannelPlace, open: OpenOwn): Record<string, Channel> => {
  const channels: Record<string, Channel> = {};
  for (const [kind, first] of Object.entries(providers)) channels[kind] = first(place, {});
  for (const { id, settings } of place.config.accounts) {
    const own = settings && open(id, settings, channels[kindOf(id)]);
    if (own) channels[id] = own;
  }
  return channels;
};

const openOwn = (place: ChannelPlace, id: string, settings: Record<string, string>): Channel | undefined =>
  providers[kindOf(id)]?.(place, settings);

const settled = (id: string, open: () => Channel | undefined): Channel => {
  try {
    const channel = open();
    if (channel) return channel;
  } catch (error) {
    throw new Error(`CHANNEL_ACCOUNTS: ${id} cannot be opened. ${(error as Error).message}`, { cause: error });
  }
  throw new Error(`CHANNEL_ACCOUNTS: ${id} is of no channel that there is`);
};
