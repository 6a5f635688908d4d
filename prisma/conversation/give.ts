import { namedPlainly } from '../../workflows/letter/plain-words.ts';
import { isRefusal, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import type { Done } from '../lead/lead.ts';
import { heardByTicket } from '../ticket/hear.ts';
import { notificationFor } from '../user/notification.ts';
import { command } from '../write.ts';
import { orderConversation, readConversationRow } from './conversation-row.ts';

/** The router's word: to a user, who is told, or back to nobody. Refused: NotFound. */
export const giveConversation = (
  db: Database,
  { id, to, at, why }: { id: string; to: string | null; at: string; why?: 'shift_end' },
): Promise<Done | Refusal> =>
  command(db, { request: null }, async () => {
    const [row, name] = await Promise.all([readConversationRow(db, id), to === null ? '' : nameIn(db, id)]);
    if (isRefusal(row)) return row;
    const change = orderConversation(row, { actor: { kind: 'system' }, at }, { do: 'assign', to, why });
    if (isRefusal(change) || to === null || !change.events) return change;
    const heard = await heardByTicket(db, row, change);
    const told = { conversationId: id, name: namedPlainly(name), text: row.last_text };
    return { ...heard, inserts: [...(heard.inserts ?? []), notificationFor(to, 'conversation.assigned', null, told)] };
  });

const nameIn = async (db: Database, id: string): Promise<string> => {
  const { rows } = await db.pool.query<{ name: string }>({
    name: 'name-in-conversation',
    text: 'SELECT c.name FROM conversation v JOIN contact c ON c.id = v.contact_id WHERE v.id = $1',
    values: [id],
  });
  return rows[0]?.name ?? '';
};
