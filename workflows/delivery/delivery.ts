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

export const whyNotRetry = ({ state }: { state: string }): Refusal | undefined =>
  state === 'failed' || state === 'unknown' ? undefined : refuse('DeliveryNotFailed');

/** A user's answer goes before what a process says, and that before a mailing. */
export const priorityOf = (actor: { kind: string }): number => (actor.kind === 'user' ? 1 : 3);
