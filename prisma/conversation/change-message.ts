import { channelOf } from '../../workflows/channel/index.ts';
import { whyNotChange } from '../../workflows/conversation/change.ts';
import type { ChangeName, Direction } from '../../workflows/conversation/conversation.schema.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { readDelivery, type DeliveryOfLead } from '../delivery/delivery-row.ts';
import { pokesFor } from '../event/event.ts';
import type { Done } from '../lead/lead.ts';
import { command, type Change, type Doing } from '../write.ts';
import {
  orderConversation,
  readConversationRow,
  type ConversationRow,
  type MessageRow,
  type OnConversation,
} from './conversation-row.ts';
import { stateOf, deliveryOf } from './message.queries.ts';
import { deliveryRow } from './message-row.ts';

type Asked = { do: 'edit'; text: string } | { do: 'delete' };
type Told = Doing & { at: string };

/**
 * Edits a message of ours that has gone, or takes it back: the change is sent after it as any message. What it said stays readable. Refused: NotFound, MessageEmpty, MessageTooLong, and as `whyNotChange`.
 */
export const changeMessage = (
  db: Database,
  { conversationId, messageId, asked, ...doing }: OnConversation & { messageId: string; asked: Asked },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { change: messageId, asked } }, async () => {
    const row = await readConversationRow(db, conversationId);
    if (isRefusal(row)) return row;
    const message = await readMessage(db, conversationId, messageId);
    if (!message) return refuse('NotFound');
    if (message.direction === 'out' && message.deleted_at) return refuse('MessageTakenBack');
    const delivery = await readDelivery(db, (await deliveryOf(db, { conversationId, messageId })) ?? messageId);
    if (!delivery) return refuse('MessageNotOurs');
    const at = doing.at ?? new Date().toISOString();
    const why = whyNot(row, message, delivery, asked, at);
    return why ?? changeBy(row, message, asked, { ...doing, at });
  });

const whyNot = (
  { account }: ConversationRow,
  message: MessageRow,
  delivery: DeliveryOfLead,
  asked: Asked,
  now: string,
): Refusal | undefined => {
  const channel = channelOf(account);
  const { direction, parts, deleted_at: deletedAt } = message;
  const state = stateOf({ direction, delivery_state: delivery.state, outcome: null });
  const at = (delivery.sent_at ?? message.at).toISOString();
  const changed = { direction: direction as Direction, state, parts, at, deletedAt: deletedAt?.toISOString() ?? null };
  const why = whyNotChange(changed, asked.do, channel, now);
  if (why || asked.do !== 'edit') return why;
  const hasFile = parts.some(({ kind }) => kind === 'file');
  if (asked.text === '' && !hasFile) return refuse('MessageEmpty');
  const most = hasFile ? (channel?.limits.files?.caption ?? 0) : (channel?.limits.body ?? 4096);
  return asked.text.length > most ? refuse('MessageTooLong', { most }) : undefined;
};

const changeBy = (row: ConversationRow, message: MessageRow, asked: Asked, doing: Told): Change<Done> | Refusal => {
  const { id, version, text: before } = message;
  if (asked.do === 'edit' && asked.text === before) return { result: { id: row.id, version: row.version } };
  const order =
    asked.do === 'edit'
      ? ({ do: 'edit', message: id, text: asked.text, before } as const)
      : ({ do: 'delete', message: id } as const);
  const change = orderConversation(row, doing, order);
  if (isRefusal(change)) return change;
  const set = asked.do === 'edit' ? editedBy(message, asked.text, doing.at) : { deleted_at: doing.at };
  const [first, ...others] = change.events!;
  const pokes = [...first!.pokes, ...pokesFor(doing.actor, [`channel:${row.account}`])];
  return {
    ...change,
    inserts: [{ table: 'delivery', row: changeRow(row, id, asked, doing) }],
    updates: [...(change.updates ?? []), { table: 'message', id, version, set }],
    events: [{ ...first!, pokes }, ...others],
  };
};

const editedBy = ({ text: before, earlier, edited_at: edited, at: written }: MessageRow, text: string, at: string) => ({
  ...{ text, edited_at: at },
  earlier: [...earlier, { text: before, at: (edited ?? written).toISOString() }],
});

const changeRow = (row: ConversationRow, id: string, asked: Asked, doing: Told): Record<string, unknown> => {
  const text = asked.do === 'edit' ? asked.text : '';
  const sent = deliveryRow(row, doing, { id, text, at: doing.at });
  return { ...sent, message_id: null, changes_id: id, change: asked.do satisfies ChangeName };
};

const readMessage = async (db: Database, conversationId: string, id: string): Promise<MessageRow | undefined> => {
  const { rows } = await db.pool.query<MessageRow>({
    name: 'message-of-conversation',
    text: 'SELECT * FROM message WHERE id = $1 AND conversation_id = $2',
    values: [id, conversationId],
  });
  return rows[0];
};
