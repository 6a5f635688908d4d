import { addressKindOf } from '../../workflows/channel/index.ts';
import { deliveryOfId } from '../../workflows/channel/email-bounce.ts';
import type { IncomingMessage } from '../../workflows/conversation/incoming.ts';
import type { Database } from '../client.ts';

/** A matter that rested so long is begun anew. */
const SAME_MATTER = "interval '7 days'";

/**
 * The thread that a message belongs to where the channel has no chats: the one of a message that it names, else of the same matter. Only of talks
 * with this very address: who passes a letter on gives its ids away, and answers go where the talk is.
 */
export const threadOf = async (db: Database, account: string, incoming: IncomingMessage): Promise<string> => {
  const { finding, thread, externalId, at } = incoming;
  if (!finding) return thread;
  const { ids, topic, address } = finding;
  const { rows } = await db.pool.query<{ thread: string }>({
    name: 'talk-of-letter',
    text: `WITH known AS (SELECT id, n FROM unnest($2::text[]) WITH ORDINALITY AS k(id, n)),
        named AS (SELECT m.conversation_id AS id, 0 AS n FROM message m WHERE m.account = $1 AND m.external_id = $3
          UNION ALL SELECT m.conversation_id, k.n FROM known k JOIN message m ON m.account = $1 AND m.external_id = k.id
          UNION ALL SELECT d.conversation_id, k.n FROM known k JOIN delivery d ON d.provider_id = k.id AND d.account = $1
          UNION ALL SELECT d.conversation_id, 99 FROM delivery d WHERE d.id = ANY($4::uuid[]) AND d.account = $1),
        alike AS (SELECT v.id, 100 AS n FROM address a JOIN contact c ON c.id = a.contact_id
            JOIN conversation v ON v.contact_id IN (c.id, c.merged_into_id) AND v.account = $1
          WHERE $5 <> '' AND a.kind = $6 AND a.value = $7 AND v.last_at > $8::timestamptz - ${SAME_MATTER}
            AND EXISTS (SELECT 1 FROM message m WHERE m.conversation_id = v.id AND m.parts @> jsonb_build_array(jsonb_build_object('topic', $5::text))))
      SELECT v.thread FROM (SELECT * FROM named UNION ALL SELECT * FROM alike) f JOIN conversation v ON v.id = f.id
      WHERE split_part(v.thread, ' ', 1) = $7 ORDER BY f.n, v.last_at DESC LIMIT 1`,
    values: [
      account,
      ids,
      externalId,
      ids.flatMap((id) => deliveryOfId(id) ?? []),
      topic,
      addressKindOf(account),
      address,
      at,
    ],
  });
  return rows[0]?.thread ?? thread;
};

/** Two programs that answer each other are stopped here: so many answers by themselves a day go to one address. */
const MOST_AUTOMATIC = 3;

export const isAnsweredEnough = async (db: Database, contactId: string | null, account: string): Promise<boolean> => {
  if (contactId === null) return false;
  const { rows } = await db.pool.query<{ many: boolean }>({
    name: 'answered-by-itself',
    text: `SELECT count(*) >= ${MOST_AUTOMATIC} AS many FROM conversation v JOIN message m ON m.conversation_id = v.id
      WHERE v.contact_id = $1 AND v.account = $2 AND m.direction = 'out' AND m.written_by IS NULL AND m.place > now() - interval '1 day'`,
    values: [contactId, account],
  });
  return rows[0]!.many;
};
