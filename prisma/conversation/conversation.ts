import { namedPlainly } from '../../workflows/letter/plain-words.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { ConversationOrder } from '../../workflows/conversation/decide.ts';
import { withServedCallbacks } from '../callback/served-by-talk.ts';
import type { Database } from '../client.ts';
import type { Done } from '../lead/lead.ts';
import { heardByTicket } from '../ticket/hear.ts';
import { notificationFor } from '../user/notification.ts';
import { settleFor } from '../work/settle.ts';
import { command } from '../write.ts';
import { closing } from './ask-rating.ts';
import { orderConversation, readConversationRow, type OnConversation } from './conversation-row.ts';

type Asked = Extract<
  ConversationOrder,
  { do: 'snooze' | 'wake' | 'close' | 'reopen' | 'read' | 'unread' | 'shutOut' | 'letIn' | 'tag' }
>;

/** What a user asks of a conversation, or its clock. Refused: NotFound, ConversationClosed, ConversationOpen, SnoozeInPast. */
export const tellConversation = async (
  db: Database,
  { conversationId, order, ...doing }: OnConversation & { order: Asked },
): Promise<Done | Refusal> => {
  let had: string | null = null;
  const done = await command<Done>(
    db,
    { key: doing.key, request: { conversation: conversationId, order } },
    async () => {
      const row = await readConversationRow(db, conversationId);
      if (isRefusal(row)) return row;
      had = row.assignee_id;
      const told = { ...doing, at: doing.at ?? new Date().toISOString() };
      if (order.do !== 'close') return orderConversation(row, told, order);
      const closed = await closing(db, row, told, order.result);
      return isRefusal(closed) ? closed : withServedCallbacks(db, row, told, closed);
    },
  );
  if (!isRefusal(done) && FREES.has(order.do)) await freed(db, had);
  return done;
};

const FREES = new Set<Asked['do']>(['close', 'snooze', 'shutOut']);

/** Whoever has room again takes what waits. Inside of a transaction it takes it by itself afterwards. */
const freed = async (db: Database, userId: string | null): Promise<void> => {
  if (!db.whole) await settleFor(db, userId);
};

/** Of two who take it at once the second is told who has it. Refused: NotFound, ConversationTaken. */
export const takeConversation = (
  db: Database,
  { conversationId, by, ...doing }: OnConversation & { by: string },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { take: conversationId } }, async () => {
    const row = await readConversationRow(db, conversationId);
    if (isRefusal(row)) return row;
    const holder = await nameOf(db, row.assignee_id);
    const change = orderConversation(row, { ...doing, at: new Date().toISOString() }, { do: 'take', by, holder });
    return isRefusal(change) ? change : heardByTicket(db, row, change);
  });

/** To another user, or to nobody; whoever gets it is told. Refused: NotFound, PersonUnknown. */
export const assignConversation = async (
  db: Database,
  { conversationId, to, ...doing }: OnConversation & { to: string | null },
): Promise<Done | Refusal> => {
  let had: string | null = null;
  const done = await command<Done>(db, { key: doing.key, request: { assign: conversationId, to } }, async () => {
    const row = await readConversationRow(db, conversationId);
    if (isRefusal(row)) return row;
    had = row.assignee_id;
    if (to !== null && (await nameOf(db, to)) === null) return refuse('PersonUnknown');
    const ordered = orderConversation(row, { ...doing, at: new Date().toISOString() }, { do: 'assign', to });
    if (isRefusal(ordered)) return ordered;
    const change = await heardByTicket(db, row, ordered);
    if (to === null || to === doing.actor.id || !change.events) return change;
    const { rows } = await db.pool.query<{ name: string }>('SELECT name FROM contact WHERE id = $1', [row.contact_id]);
    const told = { conversationId, name: namedPlainly(rows[0]?.name ?? ''), text: row.last_text };
    return {
      ...change,
      inserts: [...(change.inserts ?? []), notificationFor(to, 'conversation.assigned', null, told)],
    };
  });
  if (!isRefusal(done)) await freed(db, had);
  return done;
};

/** Of a user who still works here. */
const nameOf = async (db: Database, userId: string | null): Promise<string | null> => {
  if (userId === null) return null;
  const { rows } = await db.pool.query<{ name: string }>(
    'SELECT name FROM app_user WHERE id = $1 AND disabled_at IS NULL',
    [userId],
  );
  return rows[0]?.name ?? null;
};
