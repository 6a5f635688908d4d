import { addressKindOf } from '../../workflows/channel/index.ts';
import type { FromClient } from '../../workflows/conversation/incoming.ts';
import type { Database } from '../client.ts';
import { gathered, placed } from '../gathered.ts';
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

type Asked = { account: string; thread: string; externalId: string | null; answers: string | null; address: string };
/** The conversation's columns, null where there is none, and beside them what else is known. */
type Found = ConversationRow & {
  of_contact: string | null;
  about: string | null;
  about_responsible: string | null;
  of_message: string | null;
  answered: string | null;
  last_place: Date | null;
  last_said: Known['lastSaid'];
  troubled: boolean;
};

/** By their keys; what is written under the conversation's version repeats them where somebody was faster. */
export const knownOf = async (db: Database, account: string, incoming: FromClient, address: string): Promise<Known> => {
  const {
    of_message: message,
    of_contact: contactId,
    about,
    about_responsible: responsible,
    ...found
  } = await knownOfEach(db, {
    ...{ account, thread: incoming.thread, address },
    externalId: 'externalId' in incoming ? incoming.externalId : null,
    answers: incoming.what === 'message' ? incoming.replyTo : null,
  });
  const { answered, last_place: last, last_said: lastSaid, troubled, ...row } = found;
  return {
    ...{ contactId, responsible, lastSaid, troubled, replyTo: answered, lead: about ?? row.lead_id },
    ...{ row: row.id === null ? undefined : row, lastPlace: last?.toISOString() ?? null },
    message: message === null ? undefined : await messageOf(db, message),
  };
};

const knownOfEach = gathered(async (db: Database, all: Asked[]): Promise<Found[]> => {
  const { rows } = await db.pool.query<Found>({
    name: 'known-conversations',
    // each by itself, by indexes: a plan for many would read whole tables
    text: `SELECT v.*, k.* FROM jsonb_to_recordset($1::jsonb)
        AS q(place int, account text, thread text, "externalId" text, answers text, kind text, address text)
      LEFT JOIN LATERAL (SELECT * FROM conversation c WHERE c.account = q.account AND c.thread = q.thread LIMIT 1) v ON true
      CROSS JOIN LATERAL (WITH known AS (SELECT c.id, c.merged_into_id FROM address a JOIN contact c ON c.id = a.contact_id
            WHERE a.kind = q.kind AND a.value = q.address AND a.refused_at IS NULL ORDER BY a.owner DESC, a.since LIMIT 1),
          person AS (SELECT coalesce(c.merged_into_id, c.id) AS id FROM contact c WHERE c.id = v.contact_id
            UNION ALL SELECT coalesce(merged_into_id, id) FROM known WHERE v.id IS NULL),
          about AS (SELECT l.id, l.responsible_id FROM person p JOIN lead_contact lc ON lc.contact_id = p.id JOIN lead l ON l.id = lc.lead_id
            WHERE l.closed_at IS NULL ORDER BY l.id = v.lead_id DESC NULLS LAST, l.number DESC LIMIT 1)
        SELECT (SELECT id FROM person) AS of_contact, a.id AS about, a.responsible_id AS about_responsible,
          (SELECT id FROM message WHERE account = q.account AND external_id = q."externalId") AS of_message,
          coalesce((SELECT id FROM message WHERE account = q.account AND external_id = q.answers),
            (SELECT message_id FROM delivery WHERE provider_id = q.answers AND account = q.account LIMIT 1)) AS answered,
          (SELECT m.place FROM message m WHERE m.conversation_id = v.id AND m.direction <> 'note' ORDER BY m.place DESC, m.number DESC LIMIT 1) AS last_place,
          (SELECT jsonb_build_object('at', m.at, 'place', m.place) FROM message m WHERE m.conversation_id = v.id AND m.direction = 'in'
            ORDER BY m.place DESC, m.number DESC LIMIT 1) AS last_said,
          (SELECT true FROM address_trouble WHERE kind = q.kind AND value = q.address LIMIT 1) IS TRUE AS troubled
        FROM (SELECT 1) one LEFT JOIN about a ON true) k ORDER BY q.place`,
    values: [placed(all.map((one) => ({ ...one, kind: addressKindOf(one.account) })))],
  });
  return rows;
});

const messageOf = async ({ pool }: Database, id: string): Promise<MessageRow | undefined> => {
  const text = 'SELECT * FROM message WHERE id = $1';
  return (await pool.query<MessageRow>({ name: 'message-row', text, values: [id] })).rows[0];
};
