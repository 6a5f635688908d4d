import { Context } from '@temporalio/activity';
import type { Config } from '../config.ts';
import type { Database } from '../prisma/client.ts';
import { openStore } from '../storage/store.ts';
import type { SendingOrder } from '../workflows/channel/messages.ts';
import { BEAT_MS } from '../workflows/channel/sending-times.ts';
import { sendWaiting } from './channel/sending/sending.ts';
import { checkoutActivities } from './payment/checkout.ts';
import type { PaymentProvider } from './payment/stripe.ts';
import { openAccounts } from './provider-key/opened.ts';

/** Everything that a process does to the world outside: sending, billing. */
export const outsideActivities = ({ db, config }: { db: Database; config: Config }) => {
  const { publicUrl } = config;
  const store = openStore(config.files);
  const opened = openAccounts({ db, config });
  const payments: PaymentProvider = {
    open: async (order) => (await opened()).payments.open(order),
    stateOf: async (id) => (await opened()).payments.stateOf(id),
    expire: async (id) => (await opened()).payments.expire(id),
  };
  return {
    ...checkoutActivities({ db, payments, publicUrl }),
    /** Sends what waits in one channel account, for 20 s at most. */
    sendMessages: async (order: SendingOrder) => {
      const { heartbeat, cancellationSignal } = Context.current();
      // by the clock, not by what is done: one slow provider is no dead worker
      const beats = setInterval(() => heartbeat(), BEAT_MS);
      try {
        const { channels } = await opened();
        return await sendWaiting({ db, channels, publicUrl, store }, order, cancellationSignal);
      } finally {
        clearInterval(beats);
      }
    },
  };
};

export type OutsideActivities = ReturnType<typeof outsideActivities>;
