import { reasonText } from '../../workflows/delivery/reason.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import type { Database } from '../client.ts';
import { readDelivery } from '../delivery/delivery-row.ts';
import type { Done } from '../lead/lead.ts';
import { command } from '../write.ts';
import { orderConversation, readConversationRow, type MessageRow, type OnConversation } from './conversation-row.ts';

type Taking = OnConversation & { messageId: string; language: Language };

/** What has not left yet is taken back: it stays readable for the team and never goes. Refused: NotFound, MessageGone. */
export const withdrawMessage = (
  db: Database,
  { conversationId, messageId, language, ...doing }: Taking,
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { withdraw: messageId } }, async () => {
    const row = await readConversationRow(db, conversationId);
    if (isRefusal(row)) return row;
    const found = await outgoingOf(db, conversationId, messageId);
    if (!found) return refuse('NotFound');
    const { message, delivery } = found;
    if (message.deleted_at || delivery.state !== 'queued' || delivery.attempt_count > 0) return refuse('MessageGone');
    const at = new Date().toISOString();
    const order = { do: 'withdraw' as const, message: messageId, ...(await leftOf(db, conversationId, messageId)) };
    const change = orderConversation(row, { ...doing, at }, order);
    if (isRefusal(change)) return change;
    const reason = reasonText('TakenBack', undefined, language);
    return {
      ...change,
      updates: [
        ...(change.updates ?? []),
        { table: 'message', id: messageId, version: message.version, set: { deleted_at: at } },
        {
          ...{ table: 'delivery', id: delivery.id, version: delivery.version },
          set: { state: 'failed', reason, settled_at: at },
        },
      ],
    };
  });

const outgoingOf = async (db: Database, conversationId: string, messageId: string) => {
  const { rows } = await db.pool.query<MessageRow & { delivery: string }>({
    name: 'outgoing-of-conversation',
    text: `SELECT m.*, d.id AS delivery FROM message m JOIN delivery d ON d.message_id = m.id
      WHERE m.id = $1 AND m.conversation_id = $2 AND m.direction = 'out'`,
    values: [messageId, conversationId],
  });
  const delivery = rows[0] && (await readDelivery(db, rows[0].delivery));
  return delivery && { message: rows[0]!, delivery };
};

/** When we heard of a message: its own time may be the provider's. */
const told = (m: string) =>
  `(SELECT e.at FROM event e WHERE e.subject_kind = 'conversation' AND e.subject_id = $1 AND e.number = ${m}.number)`;

type Left = { last: { text: string; direction: string; at: string } | null; waitingSince: string | null };

/** What the conversation would be without that message: what was said last, and since when the client waits for a person's answer. */
const leftOf = async (db: Database, conversationId: string, messageId: string): Promise<Left> => {
  const { rows } = await db.pool.query<{ text: string; direction: string; at: Date; waiting: Date | null }>({
    name: 'conversation-without',
    text: `WITH left_over AS (SELECT * FROM message WHERE conversation_id = $1 AND id <> $2 AND NOT (direction = 'out' AND (deleted_at IS NOT NULL OR written_by IS NULL)))
      SELECT l.text, l.direction, ${told('l')} AS at, (SELECT min(${told('w')}) FROM left_over w WHERE w.direction = 'in'
          AND w.number > coalesce((SELECT max(o.number) FROM left_over o WHERE o.direction = 'out'), 0)) AS waiting
        FROM left_over l ORDER BY l.number DESC LIMIT 1`,
    values: [conversationId, messageId],
  });
  const last = rows[0];
  return {
    last: last ? { text: last.text, direction: last.direction, at: last.at.toISOString() } : null,
    waitingSince: last?.waiting?.toISOString() ?? null,
  };
};
