import type { Database } from '../../../prisma/client.ts';
import type { Breaker } from '../../../workflows/channel/breaker.ts';
import type { Reason } from '../../../workflows/delivery/reason.ts';
import type { BlobStore } from '../../../storage/blob-store.ts';
import type { Channel } from '../channel.ts';

export type SendingDeps = {
  db: Database;
  channels: Record<string, Channel>;
  publicUrl: string;
  /** where files lie that users send; without it none go */
  store?: BlobStore;
  /** so that tests can hold them: the dice, and the longest attempt in milliseconds */
  random?: () => number;
  longestMs?: number;
};

/** What one batch of an account's process works with. */
export type SendingTurn = SendingDeps & {
  account: string;
  channel: Channel;
  /** the batch ends early, and what is under way is aborted */
  signal: AbortSignal;
  breaker: Breaker;
  perSecond: number;
  each: Channel['each'];
  sent: number;
  failed: number;
  /** nothing more is started in this batch */
  stopped: boolean;
  /** the provider wants no request before this, milliseconds since 1970 */
  restsUntil: number;
  /** what went wrong with the record before a message was handed over; thrown when all that is in hand is written */
  broken?: unknown;
  /** what an admin must mend, found in this batch */
  troubles: Set<Reason>;
};

export const actorOf = ({ account }: { account: string }) => ({ kind: 'process' as const, id: `channel:${account}` });
