import { accountState, type Breaker } from '../workflows/channel/breaker.ts';
import type { Database } from './client.ts';

export const readAccount = async (db: Database, account: string): Promise<{ perSecond?: number }> => {
  const { rows } = await db.pool.query({
    name: 'channel-account',
    text: 'SELECT settings FROM channel_account WHERE id = $1',
    values: [account],
  });
  const perSecond = Number(rows[0]?.settings?.perSecond);
  return perSecond > 0 ? { perSecond } : {};
};

/** How the account is doing, for the ops page; written only when it changed. */
export const keepAccount = async (db: Database, account: string, kind: string, breaker: Breaker): Promise<void> => {
  const { rowCount } = await db.pool.query({
    name: 'keep-channel-account',
    text: `INSERT INTO channel_account AS a (id, kind, state, error, down_since, retry_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, now())
      ON CONFLICT (id) DO UPDATE SET state = excluded.state, error = excluded.error, down_since = excluded.down_since, retry_at = excluded.retry_at, updated_at = now()
      WHERE (a.state, a.error, a.down_since, a.retry_at) IS DISTINCT FROM (excluded.state, excluded.error, excluded.down_since, excluded.retry_at)`,
    values: [account, kind, accountState(breaker), breaker.error, breaker.openSince, breaker.retryAt],
  });
  if (rowCount) db.committed();
};
