import { withSecret } from '../../../prisma/contact/confirmation-secret.ts';
import type { Database } from '../../../prisma/client.ts';
import { abandonedDeliveries, unknownDeliveries } from '../../../prisma/delivery/delivery-claim.ts';
import { settleDeliveries } from '../../../prisma/delivery/delivery-settle.ts';
import { afterAttempt } from '../../../workflows/channel/breaker.ts';
import { LOOK_UP_AFTER_MS } from '../../../workflows/channel/outcome.ts';
import { settledBy, soon } from './attempt.ts';
import { LEASE_MS } from '../../../workflows/channel/sending-times.ts';
import { actorOf, type SendingTurn } from './sending-turn.ts';

/** A message that a dying worker was sending has an unknown fate. */
export const giveUpAbandoned = async (turn: SendingTurn, owner: string): Promise<void> => {
  const lost = await abandonedDeliveries(turn.db, { account: turn.account, owner, leaseMs: LEASE_MS });
  await settleDeliveries(
    turn.db,
    lost.map((delivery) =>
      settledBy(turn, delivery, { is: 'unknown', answer: 'the worker that was sending it is gone' }),
    ),
  );
};

/** Asks the provider what happened to messages whose reply was lost. Absent twice, with a pause between, counts as absent. */
export const lookUpUnknown = async (turn: SendingTurn): Promise<void> => {
  const { lookUp } = turn.channel;
  if (!lookUp) return;
  for (const delivery of await unknownDeliveries(turn.db, turn)) {
    if (turn.signal.aborted) return;
    const base = { delivery, actor: actorOf(turn) };
    const number = delivery.attempt_count;
    try {
      const id = await lookUp({
        ...{ deliveryId: delivery.id, recipient: delivery.recipient },
        body: await withSecret(turn.db, delivery, delivery.body ?? ''),
        since: delivery.started_at,
        taken: (sid) => isTaken(turn.db, sid, delivery.id),
      });
      const wasAbsent = delivery.outcome === 'absent';
      if (id !== undefined)
        await settleDeliveries(turn.db, [
          { ...base, state: 'sent', providerId: id, attempt: { number, outcome: 'found', answer: id } },
        ]);
      else if (delivery.body === null || wasAbsent)
        await settleDeliveries(turn.db, [{ ...base, state: 'queued', attempt: { number, outcome: 'absent' } }]);
      else
        await settleDeliveries(turn.db, [
          {
            ...base,
            state: 'unknown',
            reason: delivery.reason,
            notBefore: soon(LOOK_UP_AFTER_MS),
            attempt: { number, outcome: 'absent' },
          },
        ]);
    } catch (error) {
      turn.breaker = afterAttempt(turn.breaker, String((error as Error).message), new Date().toISOString());
      await settleDeliveries(turn.db, [
        { ...base, state: 'unknown', reason: delivery.reason, notBefore: soon(LOOK_UP_AFTER_MS) },
      ]);
      if (turn.breaker.openSince) turn.stopped = true;
      return;
    }
  }
};

const isTaken = async (db: Database, providerId: string, deliveryId: string): Promise<boolean> => {
  const { rows } = await db.pool.query('SELECT 1 FROM delivery WHERE provider_id = $1 AND id <> $2', [
    providerId,
    deliveryId,
  ]);
  return rows.length > 0;
};
