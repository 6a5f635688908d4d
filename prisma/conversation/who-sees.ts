import type { Role } from '../../workflows/user/user.schema.ts';
import type { Database } from '../client.ts';
import { FEW, gathered, placed } from '../gathered.ts';
import { query, sql, written } from '../sql.ts';
import { conversationsOfReaders, type Reader } from '../visible.ts';

/** Which of these users may read which of these conversations: "<conversation> <user>". */
export const whoSees = async (db: Database, conversations: string[], users: string[]): Promise<Set<string>> => {
  const { rows } = await db.pool.query<{ pair: string }>(
    query(sql`SELECT v.id || ' ' || r.id AS pair FROM conversation v LEFT JOIN channel_account va ON va.id = v.account, app_user r
      WHERE v.id = ANY(${conversations}::uuid[]) AND r.id = ANY(${users}::uuid[]) AND r.disabled_at IS NULL AND ${conversationsOfReaders}`),
  );
  return new Set(rows.map(({ pair }) => pair));
};

/** Whether a user may read it. What she was told of it she has seen by that. */
export const seesConversation = (db: Database, { id: reader, role }: Reader, id: string): Promise<boolean> =>
  sees(db, { talk: id, id: reader, role });

const sees = gathered(async (db: Database, all: { talk: string; id: string; role: Role }[]): Promise<boolean[]> => {
  const asked = placed(all);
  const { rows } = await db.pool.query<{ place: number }>({
    name: 'sees-conversations',
    ...query(sql`WITH seen AS MATERIALIZED (SELECT r.place, r.id AS reader, v.id
        FROM (SELECT * FROM jsonb_to_recordset(${asked}::jsonb) AS q(place int, talk uuid, id uuid, role text) WHERE ${written(FEW)}) r
          JOIN conversation v ON v.id = r.talk LEFT JOIN channel_account va ON va.id = v.account WHERE ${conversationsOfReaders}),
      heard AS (UPDATE notification n SET read_at = now() FROM seen s
        WHERE n.user_id = s.reader AND n.data ->> 'conversationId' = s.id::text AND n.read_at IS NULL)
      SELECT place FROM seen`),
  });
  const places = new Set(rows.map(({ place }) => place));
  return all.map((_, place) => places.has(place));
});
