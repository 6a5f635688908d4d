import { unsentTask } from '../workflows/delivery/unsent.ts';
import type { Language } from '../workflows/words/words.schema.ts';
import type { Database } from './client.ts';
import type { DeliveryOfLead } from './delivery-row.ts';
import { createTask } from './task.ts';
import type { Doing } from './write.ts';

/**
 * A task for whoever is responsible: this message must not go out as it is, and why. One for each attempt, and none while the same one is still
 * open: e-mail and SMS of one template mostly miss the same thing. A closed lead gets none.
 */
export const askToMend = async (
  db: Database,
  delivery: DeliveryOfLead,
  why: string,
  actor: Doing['actor'],
): Promise<void> => {
  if (!delivery.lead_id) return;
  const text = unsentTask(why, (delivery.team_language ?? 'ru') as Language);
  const { rows } = await db.pool.query(
    `SELECT 1 FROM task WHERE lead_id = $1 AND state = 'open' AND text = $2 LIMIT 1`,
    [delivery.lead_id, text],
  );
  if (rows.length > 0) return;
  await createTask(db, {
    actor,
    key: `unsent/${delivery.id}/${delivery.attempt_count}`,
    leadId: delivery.lead_id,
    type: 'check',
    text,
    due: { by: 'end_of_working_day' },
  });
};
