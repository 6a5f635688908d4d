import { namedPlainly } from '../../workflows/letter/plain-words.ts';
import type { Database } from '../client.ts';

type Row = { id: string; conversationId: string | null; writer: string | null; name: string | null };
/** Whoever wrote a message of a talk, and to whom. */
export type Writer = { user: string; conversationId: string; name: string };

/** By these deliveries. The talk may be closed, so nobody looks there when a message comes back. */
export const writersOfFailed = async (db: Database, deliveries: string[]): Promise<Map<string, Writer>> => {
  if (deliveries.length === 0) return new Map();
  const { rows } = await db.pool.query<Row>({
    name: 'writers-of-failed',
    text: `SELECT d.id, d.conversation_id AS "conversationId", c.name, coalesce(m.written_by, (SELECT w.written_by FROM mailed_message x
        JOIN message w ON w.id = x.message_id WHERE x.delivery_id = d.id ORDER BY w.number DESC LIMIT 1)) AS writer
      FROM delivery d LEFT JOIN message m ON m.id = coalesce(d.message_id, d.changes_id) LEFT JOIN contact c ON c.id = d.contact_id WHERE d.id = ANY($1)`,
    values: [deliveries],
  });
  return new Map(
    rows.flatMap(({ id, conversationId, writer: user, name }) =>
      user && conversationId ? [[id, { user, conversationId, name: namedPlainly(name ?? '') }]] : [],
    ),
  );
};
