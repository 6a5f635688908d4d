import type { TaskOrder } from '../../workflows/task/decide.ts';
import { isRefusal, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { together } from '../delivery/delivery.ts';
import { leadNow, readLeadRow } from '../lead/lead-row.ts';
import type { Done } from '../lead/lead.ts';
import { command, type Change, type Doing } from '../write.ts';
import { withNext } from './series.ts';
import { orderTask, type TaskRow } from './task-row.ts';

/**
 * Cancels the open tasks of a lead, of one kind or all. `closing`: tasks that news of money set stay, since they are to be done on a closed
 * lead, too.
 */
export const cancelTasks = (
  db: Database,
  { leadId, type, closing, ...doing }: Doing & { leadId: string; type?: string | undefined; closing?: boolean },
): Promise<{ closed: number } | Refusal> =>
  command(db, { key: doing.key, request: { cancel: leadId, type } }, () =>
    orderTasks(db, doing, { leadId, type, closing }, { do: 'cancel' }),
  );

/** Completes the open tasks of a lead, of one kind or all. */
export const completeTasks = (
  db: Database,
  {
    leadId,
    type,
    outcome,
    ...doing
  }: Doing & { leadId: string; type?: string | undefined; outcome?: string | undefined },
): Promise<{ closed: number } | Refusal> =>
  command(db, { key: doing.key, request: { completeAll: leadId, type, outcome } }, () =>
    orderTasks(db, doing, { leadId, type }, { do: 'complete', outcome, result: '' }),
  );

type Which = { leadId: string; type?: string | undefined; closing?: boolean | undefined };

/** One order to the open tasks of a lead. */
const orderTasks = async (
  db: Database,
  doing: Doing,
  { leadId, type, closing = false }: Which,
  order: TaskOrder,
): Promise<Change<{ closed: number }> | Refusal> => {
  const lead = await readLeadRow(db, leadId);
  if (isRefusal(lead)) return lead;
  const { rows } = await db.pool.query<TaskRow>(
    `SELECT * FROM task t WHERE lead_id = $1 AND state = 'open' AND ($2::text IS NULL OR type = $2) AND NOT ($3 AND EXISTS (SELECT 1 FROM event e
       WHERE e.noun = 'task' AND e.noun_id = t.id AND e.seq = 1 AND e.actor ->> 'kind' = 'provider'))`,
    [leadId, type ?? null, closing],
  );
  const at = doing.at ?? leadNow(lead);
  const changes: Change<Done>[] = [];
  for (const task of rows) {
    const ended = orderTask(task, { ...doing, at }, order);
    const change = order.do === 'complete' ? await withNext(db, ended, { ...doing, at, task, lead }) : ended;
    if (!isRefusal(change)) changes.push(change);
  }
  return together<{ closed: number }>({ result: { closed: changes.length } }, changes);
};
