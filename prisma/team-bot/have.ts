import { isRefusal } from '../../workflows/refusal.ts';
import { refusalSentence } from '../../workflows/refusals.ts';
import type { Press } from '../../workflows/team-bot/press.ts';
import { acknowledgeTalk } from '../conversation/promise.ts';
import { acknowledgeTask } from '../task/task-change.ts';
import { maySeeTask } from '../task/task.queries.ts';
import { query, sql } from '../sql.ts';
import { orderTicket } from '../ticket/ticket.ts';
import { visibleConversations, visibleTickets } from '../visible.ts';
import { doingOf, type Asked } from './asked.ts';
import type { Pressed } from './task.ts';

/** "I have it": until it is done nobody else is told that it is late. */
export const pressHave = async (asked: Asked, { noun, id }: Extract<Press, { do: 'have' }>): Promise<Pressed> => {
  const { db, member, tell } = asked;
  const [sees, have] = {
    ticket: [
      seesTicket,
      () =>
        orderTicket(db, {
          ...doingOf(asked),
          ticketId: id,
          orders: [{ do: 'ticket.acknowledge' as const, until: null }],
        }),
    ] as const,
    conversation: [
      seesTalk,
      () => acknowledgeTalk(db, { ...doingOf(asked), conversationId: id, until: null }),
    ] as const,
    task: [
      () => maySeeTask(db, member, id),
      () => acknowledgeTask(db, { ...doingOf(asked), taskId: id, until: null }),
    ] as const,
  }[noun];
  if (!(await sees(asked, id))) return { nod: asked.say('stale') };
  const done = await have();
  return { nod: isRefusal(done) ? refusalSentence(done, member.language) : tell('nod.have') };
};

const seesTicket = async ({ db, member }: Asked, id: string): Promise<boolean> => {
  const { rows } = await db.pool.query<{ id: string }>(
    query(sql`SELECT k.id FROM ticket k WHERE k.id = ${id} AND ${visibleTickets(member)}`),
  );
  return rows.length > 0;
};

const seesTalk = async ({ db, member }: Asked, id: string): Promise<boolean> => {
  const { rows } = await db.pool.query<{ id: string }>(
    query(sql`SELECT v.id FROM conversation v LEFT JOIN channel_account va ON va.id = v.account
      WHERE v.id = ${id} AND ${visibleConversations(member)}`),
  );
  return rows.length > 0;
};
