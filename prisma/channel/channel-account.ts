import { accountState, type Breaker } from '../../workflows/channel/breaker.ts';
import type { Reason } from '../../workflows/delivery/reason.ts';
import type { Database } from '../client.ts';
import { alarmAdmins } from '../user/notification.ts';

/** What an admin has set of an account: messages a second, and a second to each domain or recipient. */
export const readAccount = async (
  db: Database,
  account: string,
): Promise<{ perSecond?: number; eachPerSecond?: number }> => {
  const { rows } = await db.pool.query<{ settings: Record<string, unknown> }>({
    name: 'channel-account',
    text: 'SELECT settings FROM channel_account WHERE id = $1',
    values: [account],
  });
  const { perSecond, eachPerSecond } = rows[0]?.settings ?? {};
  return {
    ...(Number(perSecond) > 0 ? { perSecond: Number(perSecond) } : {}),
    ...(Number(eachPerSecond) > 0 ? { eachPerSecond: Number(eachPerSecond) } : {}),
  };
};

/** How the account is doing, for the ops page; written only when it changed. */
export const keepAccount = async (db: Database, account: string, kind: string, breaker: Breaker): Promise<void> => {
  const { rowCount } = await db.pool.query({
    name: 'keep-channel-account',
    text: `INSERT INTO channel_account AS a (id, kind, state, error, down_since, retry_at, trouble, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, now())
      ON CONFLICT (id) DO UPDATE SET state = excluded.state, error = excluded.error, down_since = excluded.down_since, retry_at = excluded.retry_at,
        trouble = excluded.trouble, updated_at = now()
      WHERE (a.state, a.error, a.down_since, a.retry_at, a.trouble)
        IS DISTINCT FROM (excluded.state, excluded.error, excluded.down_since, excluded.retry_at, excluded.trouble)`,
    values: [
      account,
      kind,
      accountState(breaker),
      breaker.error,
      breaker.openSince,
      breaker.retryAt,
      breaker.trouble ?? null,
    ],
  });
  if (rowCount) db.committed();
};

/** Tells the admins what they must mend so that an account sends again, whether nothing goes out or only some messages. */
export const alarmTrouble = (db: Database, account: string, reason: Reason): Promise<void> =>
  alarmAdmins(db, { kind: 'channel.trouble', about: `${account} ${reason}`, data: { account, reason } });
