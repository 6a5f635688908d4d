import type { ChangeName, Message, MessageState } from '../../workflows/conversation/conversation.schema.ts';
import type { Part } from '../../workflows/conversation/part.schema.ts';
import { isLate } from '../../workflows/conversation/place.ts';
import { reasonIn } from '../../workflows/delivery/reason.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import type { Database } from '../client.ts';
import type { MessageRow } from './conversation-row.ts';
import { toldParts } from './told-parts.ts';

type Row = MessageRow & {
  delivery: string | null;
  delivery_state: string | null;
  reason: string | null;
  not_before: Date | null;
  provider_id: string | null;
  html: string | null;
  /** of its last attempt */
  outcome: string | null;
  /** of its last change */
  changed: { do: ChangeName; state: MessageState; reason: string | null } | null;
  /** of the letter by which it went, too */
  mailed: { state: MessageState; at: string; reason: string | null } | null;
};

/** The place of a message in its conversation: moment and number. */
export type MessagePlace = [at: string, number: number];
export type PlacedMessage = Message & { place: MessagePlace };

/** The newest first, one more than the limit where there is a next page. Whether the reader sees the conversation, the caller has asked. */
export const listMessages = async (
  db: Database,
  {
    conversationId,
    before,
    limit,
    language,
  }: {
    conversationId: string;
    before?: MessagePlace | undefined;
    limit: number;
    language: Language;
  },
): Promise<PlacedMessage[]> => {
  const { rows } = await db.pool.query<Row>({
    name: 'messages-of-conversation',
    text: `SELECT m.*, d.id AS delivery, d.state AS delivery_state, d.reason, d.not_before, d.provider_id,
        CASE m.direction WHEN 'out' THEN (SELECT h.html FROM message_html h WHERE h.message_id = m.id) END AS html,
        (SELECT a.outcome FROM delivery_attempt a WHERE a.delivery_id = d.id ORDER BY a.number DESC LIMIT 1) AS outcome,
        (SELECT jsonb_build_object('do', c.change, 'state', c.state, 'reason', c.reason) FROM delivery c WHERE c.changes_id = m.id
          ORDER BY c.created_at DESC LIMIT 1) AS changed,
        (SELECT jsonb_build_object('state', l.state, 'at', coalesce(l.sent_at, l.created_at), 'reason', l.reason)
          FROM mailed_message x JOIN delivery l ON l.id = x.delivery_id WHERE x.message_id = m.id) AS mailed
      FROM message m LEFT JOIN delivery d ON d.message_id = m.id
      WHERE m.conversation_id = $1 AND ($2::timestamptz IS NULL OR (m.place, m.number) < ($2, $3))
      ORDER BY m.place DESC, m.number DESC LIMIT $4`,
    values: [conversationId, before?.[0] ?? null, before?.[1] ?? null, limit + 1],
  });
  const parts = await toldParts(db, rows);
  return rows.map((row) => ({ ...toMessage(row, language), parts: parts(row.parts) }));
};

const toMessage = (row: Row, language: Language): PlacedMessage => ({
  ...{
    id: row.id,
    number: row.number,
    direction: row.direction as Message['direction'],
    text: row.text,
    html: row.html,
    parts: row.parts,
  },
  ...{
    at: row.at.toISOString(),
    late: row.direction === 'in' && isLate(row.at.getTime(), row.place.getTime()),
    state: stateOf(row),
  },
  reason: row.reason === null ? null : reasonIn(row.reason, language),
  goesAt: row.delivery_state === 'queued' ? (row.not_before?.toISOString() ?? null) : null,
  ...{
    deliveryId: row.delivery,
    externalId: row.external_id ?? row.provider_id,
    replyTo: row.reply_to,
    by: row.written_by,
  },
  ...{ editedAt: row.edited_at?.toISOString() ?? null, earlier: row.earlier },
  deletedAt: row.deleted_at?.toISOString() ?? null,
  change: row.changed && { ...row.changed, reason: row.changed.reason && reasonIn(row.changed.reason, language) },
  mailed: row.mailed && {
    ...{ state: row.mailed.state, at: new Date(row.mailed.at).toISOString() },
    reason: row.mailed.reason && reasonIn(row.mailed.reason, language),
  },
  place: [row.place.toISOString(), row.number],
});

/** How far a message got, by its row of the ledger. */
export const stateOf = ({
  direction,
  delivery_state: state,
  outcome,
}: Pick<Row, 'direction' | 'delivery_state' | 'outcome'>): MessageState => {
  if (direction === 'in') return 'received';
  if (direction === 'note' || state === null) return 'noted';
  return state === 'failed' && outcome === 'unknown' ? 'unknown' : (state as MessageState);
};

/** The ledger's row of a message in this conversation; `left`: unless it was taken back. */
export const deliveryOf = async (
  db: Database,
  { conversationId, messageId, left = false }: { conversationId: string; messageId: string; left?: boolean },
): Promise<string | undefined> => {
  const { rows } = await db.pool.query<{ id: string }>(
    `SELECT d.id FROM delivery d JOIN message m ON m.id = d.message_id WHERE d.message_id = $1 AND d.conversation_id = $2 AND (m.deleted_at IS NULL OR NOT $3)`,
    [messageId, conversationId, left],
  );
  return rows[0]?.id;
};

/** A message as it was marked up; of a client's nobody has made it safe. */
export const markedText = async (
  db: Database,
  { conversationId, messageId }: { conversationId: string; messageId: string },
): Promise<string | undefined> => {
  const { rows } = await db.pool.query<{ html: string }>(
    'SELECT h.html FROM message m JOIN message_html h ON h.message_id = m.id WHERE m.id = $1 AND m.conversation_id = $2',
    [messageId, conversationId],
  );
  return rows[0]?.html;
};

/** A client's message as its provider knows it. */
export const messageOfClient = async (
  db: Database,
  conversationId: string,
  id: string,
): Promise<{ externalId: string; at: string; text: string; parts: Part[] } | undefined> => {
  const { rows } = await db.pool.query<MessageRow>(
    `SELECT * FROM message WHERE id = $1 AND conversation_id = $2 AND direction = 'in' AND external_id IS NOT NULL`,
    [id, conversationId],
  );
  const [row] = rows;
  return row && { externalId: row.external_id ?? '', at: row.at.toISOString(), text: row.text, parts: row.parts };
};
