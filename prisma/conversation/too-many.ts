import type { Database } from '../client.ts';
import type { WrittenTo } from './receive.ts';

/** So many strangers a minute are people; more are somebody's script. */
const STRANGERS_A_MINUTE = 60;

/** An account as it takes a stranger in: in a flood of them nobody becomes a lead, no talk a ticket, and nothing is said by itself; what they write is kept all the same. */
export const inFlood = async (db: Database, account: WrittenTo): Promise<WrittenTo> => {
  const { rows } = await db.pool.query<{ count: number }>({
    name: 'strangers-lately',
    text: `SELECT count(*)::int AS count FROM (SELECT 1 FROM conversation WHERE last_at > now() - interval '1 minute' AND account = $1
      AND created_at > now() - interval '1 minute' LIMIT ${STRANGERS_A_MINUTE}) v`,
    values: [account.id],
  });
  if ((rows[0]?.count ?? 0) < STRANGERS_A_MINUTE) return account;
  return { ...account, pipelineId: null, tickets: null, desk: { ...account.desk, greeting: null, absence: null } };
};
