import { heldTask, unsentTask } from '../../workflows/delivery/unsent.ts';
import { isRefusal } from '../../workflows/refusal.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import type { Database } from '../client.ts';
import type { DeliveryOfLead } from './delivery-row.ts';
import type { LeadRow } from '../lead/lead-row.ts';
import { newTask } from '../task/new-task.ts';
import { createTask } from '../task/task.ts';
import type { Change, Doing } from '../write.ts';

/**
 * A task for the responsible user: this message must not go out as it is, and why. One for each attempt, and none while the same one is still
 * open: e-mail and SMS of one template mostly lack the same value. A closed lead gets none. Returns the task.
 */
export const askToMend = async (
  db: Database,
  delivery: DeliveryOfLead,
  why: string,
  actor: Doing['actor'],
): Promise<string | undefined> => {
  if (!delivery.lead_id) return undefined;
  const text = unsentTask(why, (delivery.team_language ?? 'ru') as Language);
  const { rows } = await db.pool.query<{ id: string }>(
    `SELECT id FROM task WHERE lead_id = $1 AND state = 'open' AND text = $2 LIMIT 1`,
    [delivery.lead_id, text],
  );
  if (rows[0]) return rows[0].id;
  const created = await createTask(db, {
    actor,
    key: `unsent/${delivery.id}/${delivery.attempt_count}`,
    leadId: delivery.lead_id,
    type: 'check',
    text,
    due: { by: 'end_of_working_day' },
  });
  return isRefusal(created) ? undefined : created.id;
};

/** A task for whoever is responsible: a cap holds messages of this lead, and only a user knows whether the client is real. One while it is open; a closed lead gets none. */
export const askToSend = async (db: Database, doing: Doing, lead: LeadRow): Promise<Change[]> => {
  if (lead.closed_at) return [];
  const { rows } = await db.pool.query(
    `SELECT 1 FROM task WHERE lead_id = $1 AND state = 'open' AND text = ANY($2) LIMIT 1`,
    [lead.id, Object.values(heldTask)],
  );
  if (rows[0]) return [];
  const task = await newTask(db, doing, lead, { type: 'check', text: heldTask, due: { by: 'end_of_working_day' } });
  return isRefusal(task) ? [] : [task];
};

/** Whether the message of this event, a failed one, already has an open task that asks somebody to mend it. */
export const isAsked = async (db: Database, eventId: string): Promise<boolean> => {
  if (!/^\d+$/.test(eventId)) return false;
  const { rows } = await db.pool.query(
    `SELECT 1 FROM event e JOIN task t ON t.id = (e.data ->> 'asked')::uuid AND t.state = 'open' WHERE e.id = $1::bigint AND e.type = 'delivery.failed'`,
    [eventId],
  );
  return rows.length > 0;
};
