import { Context } from '@temporalio/activity';
import type { Config } from '../config.ts';
import type { Database } from '../prisma/client.ts';
import type { SendingOrder } from '../workflows/channel/messages.ts';
import { openChannels } from './channel/index.ts';
import { sendWaiting } from './channel/sending/sending.ts';
import { checkoutActivities } from './payment/checkout.ts';
import { stripePayments } from './payment/stripe.ts';

/** Everything that a process does to the world outside: sending, billing. */
export const outsideActivities = ({ db, config }: { db: Database; config: Config }) => {
  const { publicUrl } = config;
  const place = { db, channels: openChannels({ db, config }), publicUrl };
  return {
    ...checkoutActivities({ db, payments: stripePayments(config.stripe), publicUrl }),
    /** Sends what waits in one channel account, for 20 s at most. */
    sendMessages: (order: SendingOrder) => {
      const context = Context.current();
      return sendWaiting(place, order, { beat: () => context.heartbeat(), signal: context.cancellationSignal });
    },
  };
};

export type OutsideActivities = ReturnType<typeof outsideActivities>;
