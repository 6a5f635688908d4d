import type { ChangeName } from '../../workflows/conversation/conversation.schema.ts';
import type { FileWhat, Part } from '../../workflows/conversation/part.schema.ts';
import type { Database } from '../client.ts';

/**
 * What a delivery carries besides its text: parts, and the provider's id of the message that it answers. `change`: it is no message, but changes the one
 * with this provider's id.
 */
export type Outgoing = { parts: Part[]; replyTo: string | null; change: { do: ChangeName; id: string } | null };

export const readOutgoing = async (db: Database, deliveryId: string): Promise<Outgoing> => {
  const { rows } = await db.pool.query<Outgoing>({
    name: 'outgoing-message',
    text: `SELECT m.parts, coalesce(r.external_id, o.provider_id) AS "replyTo",
        (SELECT jsonb_build_object('do', d.change, 'id', s.provider_id) FROM delivery s WHERE s.message_id = d.changes_id LIMIT 1) AS change
      FROM delivery d JOIN message m ON m.id = coalesce(d.message_id, d.changes_id)
      LEFT JOIN message r ON r.id = m.reply_to LEFT JOIN delivery o ON o.message_id = r.id WHERE d.id = $1`,
    values: [deliveryId],
  });
  return rows[0] ?? { parts: [], replyTo: null, change: null };
};

/** A file of a message on its way out. `there`: it is kept, and nothing was found in it. */
export type FileOfMessage = {
  messageId: string;
  id: string;
  what: FileWhat;
  name: string;
  type: string;
  size: number;
  there: boolean;
};

/** The files of these messages, each message's in their order. */
export const filesOfMessages = async (db: Database, messages: string[]): Promise<FileOfMessage[]> => {
  const { rows } = await db.pool.query<FileOfMessage>({
    name: 'files-of-messages',
    text: `SELECT m.id AS "messageId", f.id, p.part ->> 'what' AS what, f.name, f.type, f.size, f.scan IN ('none', 'clean') AS there
      FROM message m, jsonb_array_elements(m.parts) WITH ORDINALITY AS p (part, place), file f
      WHERE m.id = ANY($1::uuid[]) AND p.part ->> 'kind' = 'file' AND f.id = (p.part ->> 'file')::uuid ORDER BY m.id, p.place`,
    values: [messages],
  });
  return rows;
};
