import { addressKindOf, channelOf } from '../../workflows/channel/index.ts';
import type { Reason } from '../../workflows/delivery/reason.ts';
import type { Database } from '../client.ts';

/** The client has blocked us there, or has asked that we write no more. */
export const keepTrouble = async (db: Database, account: string, address: string): Promise<void> => {
  const reason: Reason = channelOf(account)?.talks?.own === false ? 'Unsubscribed' : 'BlockedByClient';
  await db.pool.query(
    'INSERT INTO address_trouble (kind, value, reason) VALUES ($1, $2, $3) ON CONFLICT (kind, value) DO UPDATE SET reason = excluded.reason',
    [addressKindOf(account), address, reason],
  );
};

/** Whoever writes takes messages; whoever asked for none has to take that back. */
export const clearTrouble = async (
  db: Database,
  account: string,
  address: string,
  takenBack: boolean,
): Promise<void> => {
  await db.pool.query(
    `DELETE FROM address_trouble WHERE kind = $1 AND value = $2 AND ($3 OR reason <> 'Unsubscribed')`,
    [addressKindOf(account), address, takenBack],
  );
};
