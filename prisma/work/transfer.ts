import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { GroupRules } from '../../workflows/work/group.schema.ts';
import type { Transfer } from '../../workflows/work/queue.schema.ts';
import { toldWords } from '../../workflows/work/routing.words.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { assignConversation } from '../conversation/conversation.ts';
import type { OnConversation } from '../conversation/conversation-row.ts';
import { sayByItself } from '../conversation/say.ts';
import { writeMessage } from '../conversation/write-message.ts';
import type { Database } from '../client.ts';
import type { Done } from '../lead/lead.ts';
import { routeWork } from './settle.ts';
import { channelOfWork } from './work-row.ts';

/**
 * To a user, to a group, or, where none is named, back to the queue with its place; whoever had it is not asked again. The note is for the team, and
 * the client is told where that is wished. Refused: NotFound, PersonUnknown, GroupUnknown.
 */
export const transferConversation = async (
  db: Database,
  { conversationId, transfer, ...doing }: OnConversation & { transfer: Transfer },
): Promise<Done | Refusal> => {
  const { groupId, userId, note, tellClient } = transfer;
  if (note !== '') {
    const key = doing.key && `${doing.key} note`;
    const message = { text: note, parts: [], direction: 'note' as const };
    const noted = await writeMessage(db, { ...doing, key, conversationId, message });
    if (isRefusal(noted)) return noted;
  }
  const wrong = userId ? undefined : await sendToQueue(db, conversationId, groupId);
  if (wrong) return wrong;
  const done = await assignConversation(db, { ...doing, conversationId, to: userId ?? null });
  if (isRefusal(done)) return done;
  if (!userId) await routeWork(db, conversationId);
  if (tellClient)
    await sayByItself(db, {
      ...{ id: conversationId, key: `transfer ${conversationId} ${done.version}` },
      says: (language) => inLanguage(toldWords.handedOver, language),
    });
  return done;
};

/** It waits there as soon as nobody has it, also where the client has been answered. */
const sendToQueue = async (db: Database, id: string, groupId: string | undefined): Promise<Refusal | undefined> => {
  const { rows } = await db.pool.query<{ rules: unknown; account: string }>(
    `SELECT g.rules, v.account FROM conversation v LEFT JOIN work_group g ON g.id = $2 WHERE v.id = $1 AND ($2::uuid IS NULL OR (g.id IS NOT NULL AND g.archived_at IS NULL))`,
    [id, groupId ?? null],
  );
  const [row] = rows;
  if (!row) return refuse('GroupUnknown');
  const weight = groupId ? (GroupRules.parse(row.rules).weights[channelOfWork(row.account)] ?? 1) : null;
  await db.pool.query(
    `WITH returned AS (INSERT INTO routing (work_id, what, chosen, queue) SELECT w.id, 'returned', w.assignee_id, w.queue FROM work w
        WHERE w.id = $1 AND w.assignee_id IS NOT NULL)
      INSERT INTO work AS w (id, kind, account, language, since, group_id, sent, placed_at, weight)
      SELECT v.id, 'conversation', v.account, v.language, coalesce(v.waiting_since, now()), $2, true, now(), coalesce($3, 1) FROM conversation v WHERE v.id = $1
      ON CONFLICT (id) DO UPDATE SET group_id = coalesce($2, w.group_id), sent = true, placed_at = CASE WHEN coalesce($2, w.group_id) IS NULL THEN NULL ELSE now() END,
        weight = coalesce($3, w.weight), known_by = NULL, tried = CASE WHEN w.assignee_id IS NULL THEN '{}' ELSE ARRAY[w.assignee_id] END`,
    [id, groupId ?? null, weight],
  );
  return undefined;
};
