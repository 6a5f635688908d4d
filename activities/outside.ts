import { Context } from '@temporalio/activity';
import type { Config } from '../config.ts';
import type { Database } from '../prisma/client.ts';
import type { SendingOrder } from '../workflows/channel/messages.ts';
import { sendWaiting } from './channel/sending/sending.ts';
import { checkoutActivities } from './payment/checkout.ts';
import type { PaymentProvider } from './payment/stripe.ts';
import { openAccounts } from './provider-key/opened.ts';

/** Everything that a process does to the world outside: sending, billing. */
export const outsideActivities = ({ db, config }: { db: Database; config: Config }) => {
  const { publicUrl } = config;
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
      const context = Context.current();
      const { channels } = await opened();
      const watch = { beat: () => context.heartbeat(), signal: context.cancellationSignal };
      return sendWaiting({ db, channels, publicUrl }, order, watch);
    },
  };
};

export type OutsideActivities = ReturnType<typeof outsideActivities>;
