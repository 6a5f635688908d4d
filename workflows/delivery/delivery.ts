import { refuse, type Refusal } from '../refusal.ts';
import type { DeliveryState } from './delivery.schema.ts';

/** `failed` ranks with `delivered`: what has arrived cannot fail any more, and what has failed does not arrive. */
const rank: Record<DeliveryState, number> = {
  queued: 0,
  sending: 1,
  unknown: 1,
  sent: 2,
  delivered: 3,
  failed: 3,
  read: 4,
};

/** Receipts come late, twice and in any order; they only ever move a message forward. */
export const movesForward = (from: DeliveryState, to: DeliveryState): boolean =>
  from !== 'failed' && rank[to] > rank[from];

/** One that waits for the client's morning may be sent at once, too. */
export const whyNotRetry = (delivery: { state: string; goesAt: string | null }): Refusal | undefined =>
  delivery.state === 'failed' ||
  delivery.state === 'unknown' ||
  (delivery.state === 'queued' && delivery.goesAt !== null)
    ? undefined
    : refuse('DeliveryNotFailed');

/** A user's answer goes before what a process says, and that before what waits for the client's morning and before a mailing. */
export const priorityOf = (actor: { kind: string }, waits = false): number =>
  actor.kind === 'user' ? 1 : waits ? 4 : 3;
