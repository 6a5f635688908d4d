import { namedPlainly } from '../../workflows/letter/plain-words.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { gathered, placed } from '../gathered.ts';
import type { Done } from '../lead/lead.ts';
import { heardByTicket } from '../ticket/hear.ts';
import { notificationFor } from '../user/notification.ts';
import { command } from '../write.ts';
import { blockedAt, orderConversation, type ConversationRow } from './conversation-row.ts';

/** The router's word: to a user, who is told, or back to nobody. Refused: NotFound. */
export const giveConversation = (
  db: Database,
  { id, to, at, why }: { id: string; to: string | null; at: string; why?: 'shift_end' },
): Promise<Done | Refusal> =>
  command(db, { request: null }, async () => {
    const { name_in: name, ...row } = await talkToGive(db, id);
    if (row.id === null) return refuse('NotFound');
    const change = orderConversation(row, { actor: { kind: 'system' }, at }, { do: 'assign', to, why });
    if (isRefusal(change) || to === null || !change.events) return change;
    const heard = await heardByTicket(db, row, change);
    const told = { conversationId: id, name: namedPlainly(name ?? ''), text: row.last_text };
    return { ...heard, inserts: [...(heard.inserts ?? []), notificationFor(to, 'conversation.assigned', null, told)] };
  });

const talkToGive = gathered(async (db: Database, ids: string[]) => {
  const { rows } = await db.pool.query<ConversationRow & { name_in: string | null }>({
    name: 'talks-to-give',
    text: `SELECT v.*, ${blockedAt} AS blocked_at, (SELECT c.name FROM contact c WHERE c.id = v.contact_id) AS name_in
      FROM jsonb_to_recordset($1::jsonb) AS q(place int, id uuid) LEFT JOIN LATERAL (SELECT * FROM conversation v WHERE v.id = q.id LIMIT 1) v ON true ORDER BY q.place`,
    values: [placed(ids.map((id) => ({ id })))],
  });
  return rows;
});
