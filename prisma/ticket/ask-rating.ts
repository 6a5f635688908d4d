import type { Database } from '../client.ts';
import { tellConversation } from '../conversation/conversation.ts';
import { cancelTasksOf } from '../task/task-subject.ts';
import { tendWork } from '../work/tend.ts';

/** What the process of a ticket looks after besides its promises: who takes it, and once it is closed, what was to be done on it and how its client found it. */
export const tendTicket = async (db: Database, id: string, { now }: { now: string }): Promise<string | null> => {
  await endTasks(db, id);
  await askHowItWas(db, id);
  return tendWork(db, id, now);
};

const endTasks = async (db: Database, id: string): Promise<void> => {
  const { rows } = await db.pool.query<{ id: string }>({
    name: 'closed-ticket-with-tasks',
    text: `SELECT k.id FROM ticket k WHERE k.id = $1 AND k.closed_at IS NOT NULL
      AND EXISTS (SELECT 1 FROM task t WHERE t.of_kind = 'ticket' AND t.of_id = k.id AND t.state = 'open')`,
    values: [id],
  });
  if (rows[0]) await cancelTasksOf(db, { kind: 'ticket', id }, { kind: 'process', id: `ticket:${id}` });
};

/**
 * Where the account of its talk asks for ratings, the end of a ticket is the end of the talk, which is asked about as ever. Nothing of a talk in which
 * somebody waits for us, or which is another ticket's by now.
 */
const askHowItWas = async (db: Database, id: string): Promise<void> => {
  const { rows } = await db.pool.query<{ talk: string; closed_at: Date | null }>({
    name: 'talk-of-closed-ticket',
    text: `SELECT v.id AS talk, k.closed_at FROM ticket k JOIN conversation v ON v.ticket_id = k.id JOIN channel_account a ON a.id = v.account
      WHERE k.id = $1 AND k.closed_at IS NOT NULL AND k.merged_into_id IS NULL AND v.state NOT IN ('closed', 'snoozed') AND v.waiting_since IS NULL
        AND (a.desk -> 'rating')::boolean ORDER BY v.last_at DESC LIMIT 1`,
    values: [id],
  });
  const found = rows[0];
  if (!found) return;
  const actor = { kind: 'process' as const, id: `ticket:${id}` };
  const key = `ticket:${id}/closed/${found.closed_at?.toISOString() ?? ''}`;
  await tellConversation(db, { key, actor, conversationId: found.talk, order: { do: 'close' } });
};
