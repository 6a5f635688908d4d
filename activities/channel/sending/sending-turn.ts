import type { Database } from '../../../prisma/client.ts';
import type { Breaker } from '../../../workflows/channel/breaker.ts';
import type { Pace } from '../../../workflows/channel/pace.ts';
import type { Reason } from '../../../workflows/delivery/reason.ts';
import type { Channel } from '../channel.ts';

export type SendingDeps = {
  db: Database;
  channels: Record<string, Channel>;
  publicUrl: string;
  /** so that tests can hold it */ random?: () => number;
};
export type Watch = { beat(): void; signal: AbortSignal };

/** What one batch of an account's process works with. */
export type SendingTurn = SendingDeps & {
  account: string;
  channel: Channel;
  watch: Watch;
  breaker: Breaker;
  pace: Pace;
  sent: number;
  failed: number;
  /** nothing more is started in this batch */
  stopped: boolean;
  /** the provider wants no request before this, milliseconds since 1970 */
  restsUntil: number;
  /** what an admin must mend, found in this batch */
  troubles: Set<Reason>;
};

/** After this long, whoever claimed a message is gone or will put it back. */
export const LEASE_MS = 12_000;
/** A message that was claimed longer ago is put back rather than sent: somebody else may have it by now. */
export const STALE_MS = 10_000;

export const actorOf = ({ account }: { account: string }) => ({ kind: 'process' as const, id: `channel:${account}` });
