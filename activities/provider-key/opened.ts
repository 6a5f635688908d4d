import type { Config } from '../../config.ts';
import type { Database } from '../../prisma/client.ts';
import { keysInEffect } from '../../prisma/provider-key/in-effect.ts';
import type { Channel } from '../channel/channel.ts';
import { openChannels, openChannelsApart } from '../channel/index.ts';
import { stripePayments, type PaymentProvider } from '../payment/stripe.ts';

export type Opened = { stamp: string; channels: Record<string, Channel>; payments: PaymentProvider };

/** What is being sent with the former keys comes to its end. */
const CLOSE_AFTER_MS = 60_000;

/**
 * Accounts and payments as their keys are now: whoever asks again gets those of a key that was changed on a screen, without a start. Throws at
 * once where the environment's cannot be used.
 */
export const openAccounts = ({ db, config }: { db: Database; config: Config }): (() => Promise<Opened>) => {
  let open: Opened = { stamp: '', channels: openChannels({ db, config }), payments: stripePayments(config.stripe) };
  return async () => {
    const now = await keysInEffect(db, config);
    if (now.stamp === open.stamp) return open;
    const { channels: former } = open;
    open = {
      stamp: now.stamp,
      channels: openChannelsApart({ db, config: now.config }),
      payments: stripePayments(now.config.stripe),
    };
    setTimeout(() => {
      for (const channel of Object.values(former)) channel.close?.();
    }, CLOSE_AFTER_MS).unref();
    return open;
  };
};
