import type { Config } from '../../config.ts';
import type { Channel } from './channel.ts';
import { emailChannel } from './email.ts';
import { smsChannel } from './sms.ts';

/** Every channel account that can send, by its id. A new channel is one new file and one line here. */
export const openChannels = ({
  mail,
  sms,
  publicUrl,
}: Pick<Config, 'mail' | 'sms' | 'publicUrl'>): Record<string, Channel> => ({
  email: emailChannel(mail),
  sms: smsChannel({ ...sms, publicUrl }),
});
