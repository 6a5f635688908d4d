import type { Database } from '../client.ts';
import { query, sql } from '../sql.ts';
import { conversationsOfReaders, visibleConversations, type Reader } from '../visible.ts';

/** Which of these users may read which of these conversations: "<conversation> <user>". */
export const whoSees = async (db: Database, conversations: string[], users: string[]): Promise<Set<string>> => {
  const { rows } = await db.pool.query<{ pair: string }>(
    query(sql`SELECT v.id || ' ' || r.id AS pair FROM conversation v LEFT JOIN channel_account va ON va.id = v.account, app_user r
      WHERE v.id = ANY(${conversations}::uuid[]) AND r.id = ANY(${users}::uuid[]) AND r.disabled_at IS NULL AND ${conversationsOfReaders}`),
  );
  return new Set(rows.map(({ pair }) => pair));
};

/** Whether a user may read it. What she was told of it she has seen by that. */
export const seesConversation = async (db: Database, me: Reader, id: string): Promise<boolean> => {
  const { rowCount } = await db.pool.query({
    name: me.role === 'manager' ? 'sees-conversation' : 'is-conversation',
    ...query(sql`WITH seen AS MATERIALIZED (SELECT v.id FROM conversation v LEFT JOIN channel_account va ON va.id = v.account
        WHERE v.id = ${id}::uuid AND ${visibleConversations(me)}),
      heard AS (UPDATE notification SET read_at = now()
        WHERE user_id = ${me.id}::uuid AND data ->> 'conversationId' = ${id} AND read_at IS NULL AND EXISTS (SELECT 1 FROM seen))
      SELECT 1 FROM seen`),
  });
  return rowCount === 1;
};
