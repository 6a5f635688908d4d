import { kindOf } from '../../workflows/channel/index.ts';
import type { Reason } from '../../workflows/delivery/reason.ts';
import type { Database } from '../client.ts';

const reason: Reason = 'BlockedByClient';

/** The client has blocked us there. */
export const keepTrouble = async (db: Database, account: string, address: string): Promise<void> => {
  await db.pool.query(
    'INSERT INTO address_trouble (kind, value, reason) VALUES ($1, $2, $3) ON CONFLICT (kind, value) DO NOTHING',
    [kindOf(account), address, reason],
  );
};

/** Whoever writes takes messages. */
export const clearTrouble = async (db: Database, account: string, address: string): Promise<void> => {
  await db.pool.query('DELETE FROM address_trouble WHERE kind = $1 AND value = $2', [kindOf(account), address]);
};
