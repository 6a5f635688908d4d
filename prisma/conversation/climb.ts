import { namedPlainly } from '../../workflows/letter/plain-words.ts';
import type { ConversationEvent } from '../../workflows/conversation/decide.ts';
import { isRefusal } from '../../workflows/refusal.ts';
import type { PolicyRung } from '../../workflows/service/rung.schema.ts';
import type { Database } from '../client.ts';
import { notificationFor } from '../user/notification.ts';
import { sendTalk } from '../work/send.ts';
import type { Change } from '../write.ts';
import type { ConversationRow } from './conversation-row.ts';

type Moved = { did: 'assigned' | 'nothing'; told: ConversationEvent[]; inserts: NonNullable<Change['inserts']> };

const NOTHING: Moved = { did: 'nothing', told: [], inserts: [] };

/** A step that hands a talk on, in the transaction of its event; a talk has no priority to raise. */
export const talkMovedByStep = async (
  tx: Database,
  row: ConversationRow,
  { assign }: PolicyRung,
  name: string,
): Promise<Moved> => {
  if (!assign) return NOTHING;
  const from = row.assignee_id;
  if ('user' in assign) {
    const { rows } = await tx.pool.query<{ id: string }>(
      'SELECT id FROM app_user WHERE id = $1 AND disabled_at IS NULL',
      [assign.user],
    );
    if (rows.length === 0 || from === assign.user) return NOTHING;
    const notice = { conversationId: row.id, name: namedPlainly(name), text: row.last_text };
    return {
      ...{ did: 'assigned', told: [{ type: 'conversation.assigned', data: { from, to: assign.user } }] },
      inserts: [notificationFor(assign.user, 'conversation.assigned', null, notice)],
    };
  }
  if ('queue' in assign && from === null) return NOTHING;
  const sent = await sendTalk(tx, row.id, 'group' in assign ? assign.group : undefined);
  if (isRefusal(sent)) return NOTHING;
  const told: ConversationEvent[] = from === null ? [] : [{ type: 'conversation.assigned', data: { from, to: null } }];
  return { did: 'assigned', told, inserts: [] };
};
