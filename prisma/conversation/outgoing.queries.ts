import type { Part } from '../../workflows/conversation/part.schema.ts';
import type { Database } from '../client.ts';

/** What a delivery carries besides its text: parts, and the provider's id of the message that it answers. */
export type Outgoing = { parts: Part[]; replyTo: string | null };

export const readOutgoing = async (db: Database, deliveryId: string): Promise<Outgoing> => {
  const { rows } = await db.pool.query<Outgoing>({
    name: 'outgoing-message',
    text: `SELECT m.parts, coalesce(r.external_id, o.provider_id) AS "replyTo" FROM delivery d JOIN message m ON m.id = d.message_id
      LEFT JOIN message r ON r.id = m.reply_to LEFT JOIN delivery o ON o.message_id = r.id WHERE d.id = $1`,
    values: [deliveryId],
  });
  return rows[0] ?? { parts: [], replyTo: null };
};
