import { addressKindOf } from '../../workflows/channel/index.ts';
import type { FromClient } from '../../workflows/conversation/incoming.ts';
import type { Database } from '../client.ts';
import type { ConversationRow, MessageRow } from './conversation-row.ts';

/** What is known of somebody who writes: the conversation, the message, whose address it is, and the lead that it is about now. */
export type Known = {
  row: ConversationRow | undefined;
  message: MessageRow | undefined;
  contactId: string | null;
  /** the conversation's while it is open, else her newest open one */
  lead: string | null;
  responsible: string | null;
  /** our id of the message that is answered */
  replyTo: string | null;
  lastPlace: string | null;
  /** the client's last message: its own time, and where it stands */
  lastSaid: { at: string; place: string } | null;
  /** whether something is wrong with the address */
  troubled: boolean;
};

type Found = Omit<Known, 'row' | 'message' | 'lastPlace'> & {
  conversation: string | null;
  message: string | null;
  last_place: Date | null;
};

/** By their keys; what is written under the conversation's version repeats them where somebody was faster. */
export const knownOf = async (db: Database, account: string, incoming: FromClient, address: string): Promise<Known> => {
  const { thread } = incoming;
  const externalId = 'externalId' in incoming ? incoming.externalId : null;
  const answers = incoming.what === 'message' ? incoming.replyTo : null;
  const { rows } = await db.pool.query<Found>({
    name: 'known-conversation',
    text: `WITH v AS (SELECT * FROM conversation WHERE account = $1 AND thread = $2),
        known AS (SELECT c.id, c.merged_into_id FROM address a JOIN contact c ON c.id = a.contact_id
          WHERE a.kind = $6 AND a.value = $5 AND a.refused_at IS NULL ORDER BY a.owner DESC, a.since LIMIT 1),
        person AS (SELECT coalesce(c.merged_into_id, c.id) AS id FROM v JOIN contact c ON c.id = v.contact_id
          UNION ALL SELECT coalesce(merged_into_id, id) FROM known WHERE NOT EXISTS (SELECT 1 FROM v)),
        about AS (SELECT l.id, l.responsible_id FROM person p JOIN lead_contact lc ON lc.contact_id = p.id JOIN lead l ON l.id = lc.lead_id
          WHERE l.closed_at IS NULL ORDER BY l.id = (SELECT lead_id FROM v) DESC NULLS LAST, l.number DESC LIMIT 1)
      SELECT (SELECT id FROM v) AS conversation, (SELECT id FROM person) AS "contactId",
        coalesce((SELECT id FROM about), (SELECT lead_id FROM v)) AS lead, (SELECT responsible_id FROM about) AS responsible,
        (SELECT id FROM message WHERE account = $1 AND external_id = $3) AS message,
        coalesce((SELECT id FROM message WHERE account = $1 AND external_id = $4),
          (SELECT message_id FROM delivery WHERE provider_id = $4 AND account = $1 LIMIT 1)) AS "replyTo",
        (SELECT m.place FROM message m WHERE m.conversation_id = (SELECT id FROM v) AND m.direction <> 'note'
          ORDER BY m.place DESC, m.number DESC LIMIT 1) AS last_place,
        EXISTS (SELECT 1 FROM address_trouble WHERE kind = $6 AND value = $5) AS troubled,
        (SELECT jsonb_build_object('at', m.at, 'place', m.place) FROM message m WHERE m.conversation_id = (SELECT id FROM v) AND m.direction = 'in'
          ORDER BY m.place DESC, m.number DESC LIMIT 1) AS "lastSaid"`,
    values: [account, thread, externalId, answers, address, addressKindOf(account)],
  });
  const { conversation, message, last_place: last, ...known } = rows[0]!;
  const [row, said] = await Promise.all([
    conversation === null ? undefined : rowOf(db, conversation),
    message === null ? undefined : messageOf(db, message),
  ]);
  return { ...known, row, message: said, lastPlace: last?.toISOString() ?? null };
};

const rowOf = async ({ pool }: Database, id: string): Promise<ConversationRow | undefined> => {
  const text = 'SELECT * FROM conversation WHERE id = $1';
  return (await pool.query<ConversationRow>({ name: 'conversation-of-chat', text, values: [id] })).rows[0];
};

const messageOf = async ({ pool }: Database, id: string): Promise<MessageRow | undefined> => {
  const text = 'SELECT * FROM message WHERE id = $1';
  return (await pool.query<MessageRow>({ name: 'message-row', text, values: [id] })).rows[0];
};
