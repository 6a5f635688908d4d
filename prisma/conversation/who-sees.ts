import type { Database } from '../client.ts';
import { query, sql } from '../sql.ts';
import { conversationsOfReaders } from '../visible.ts';

/** Which of these users may read which of these conversations: "<conversation> <user>". */
export const whoSees = async (db: Database, conversations: string[], users: string[]): Promise<Set<string>> => {
  const { rows } = await db.pool.query<{ pair: string }>(
    query(sql`SELECT v.id || ' ' || r.id AS pair FROM conversation v LEFT JOIN channel_account va ON va.id = v.account, app_user r
      WHERE v.id = ANY(${conversations}::uuid[]) AND r.id = ANY(${users}::uuid[]) AND r.disabled_at IS NULL AND ${conversationsOfReaders}`),
  );
  return new Set(rows.map(({ pair }) => pair));
};
