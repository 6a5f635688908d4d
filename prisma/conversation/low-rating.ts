import { LOW_RATING } from '../../workflows/conversation/rating.ts';
import { lowRatingText } from '../../workflows/conversation/rating.words.ts';
import { namedPlainly } from '../../workflows/letter/plain-words.ts';
import { isRefusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { readLeadRow } from '../lead/lead-row.ts';
import { newTask } from '../task/new-task.ts';
import type { Change, Doing } from '../write.ts';
import type { ConversationRow } from './conversation-row.ts';

/** A low rating is a supervisor's task, on the lead where there is an open one. */
export const lowRating = async (
  db: Database,
  row: ConversationRow,
  rating: number,
  name: string,
): Promise<Change[]> => {
  if (rating > LOW_RATING) return [];
  const found = row.lead_id === null ? undefined : await readLeadRow(db, row.lead_id);
  const lead = found && !isRefusal(found) && found.closed_at === null ? found : undefined;
  const { rows } = await db.pool.query<{ id: string; track: string | null }>({
    name: 'who-looks-at-ratings',
    text: `SELECT s.id, (SELECT track FROM ticket WHERE id = $2) AS track FROM app_user s LEFT JOIN app_user a ON a.id = $1 WHERE s.disabled_at IS NULL AND s.role IN ('supervisor', 'admin')
      ORDER BY s.role DESC, s.team_id = a.team_id DESC NULLS LAST, s.created_at, s.id LIMIT 1`,
    values: [row.assignee_id, row.ticket_id],
  });
  const doing: Doing = { actor: { kind: 'system' } };
  const text = lowRatingText(rating, namedPlainly(name), rows[0]?.track ?? null);
  const responsibleId = rows[0]?.id ?? row.assignee_id;
  const task = await newTask(db, doing, lead, {
    ...{ type: 'call', text, due: { by: 'end_of_working_day' as const }, responsibleId },
    ...(lead ? {} : { contactId: row.contact_id }),
  });
  return isRefusal(task) ? [] : [task];
};
