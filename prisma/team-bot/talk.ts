import { isRefusal } from '../../workflows/refusal.ts';
import { refusalSentence } from '../../workflows/refusals.ts';
import { takeConversation } from '../conversation/conversation.ts';
import { query, sql } from '../sql.ts';
import { visibleConversations } from '../visible.ts';
import { doingOf, type Asked } from './asked.ts';
import type { Pressed } from './task.ts';

/** Takes a conversation that nobody has; of two the second is told who was first. */
export const pressTalk = async (asked: Asked, id: string): Promise<Pressed> => {
  const { db, member, tell } = asked;
  const { rows } = await db.pool.query<{ assignee_id: string | null }>(
    query(sql`SELECT v.assignee_id FROM conversation v LEFT JOIN channel_account va ON va.id = v.account
      WHERE v.id = ${id} AND ${visibleConversations(member)}`),
  );
  if (!rows[0]) return { nod: asked.say('stale') };
  if (rows[0].assignee_id === member.id) return { nod: tell('nod.alreadyYours') };
  const taken = await takeConversation(db, { ...doingOf(asked), conversationId: id, by: member.id });
  return { nod: isRefusal(taken) ? refusalSentence(taken, member.language) : tell('nod.taken') };
};
