import { refuse, type Refusal } from '../../workflows/refusal.ts';
import { GroupRules } from '../../workflows/work/group.schema.ts';
import type { Database } from '../client.ts';
import { channelOfWork } from './work-row.ts';

/**
 * Open work to a group, or back into its own queue, as soon as its noun says that nobody has it; it keeps its place there, and whoever had it is not
 * asked again. Refused: GroupUnknown.
 */
export const sendWork = async (db: Database, id: string, groupId: string | undefined): Promise<Refusal | undefined> => {
  const { rows } = await db.pool.query<{ rules: unknown; account: string | null }>(
    `SELECT g.rules, w.account FROM (SELECT 1) one LEFT JOIN work_group g ON g.id = $2 AND g.archived_at IS NULL LEFT JOIN work w ON w.id = $1
      WHERE $2::uuid IS NULL OR g.id IS NOT NULL`,
    [id, groupId ?? null],
  );
  const [row] = rows;
  if (!row) return refuse('GroupUnknown');
  const weight = groupId ? (GroupRules.parse(row.rules).weights[channelOfWork(row.account)] ?? 1) : null;
  await db.pool.query(
    `WITH returned AS (INSERT INTO routing (work_id, what, chosen, queue) SELECT w.id, 'returned', w.assignee_id, w.queue FROM work w
        WHERE w.id = $1 AND w.assignee_id IS NOT NULL)
      UPDATE work SET group_id = coalesce($2, group_id), sent = true, placed_at = CASE WHEN coalesce($2, group_id) IS NOT NULL THEN now() END,
        weight = coalesce($3, weight), known_by = NULL, tried = CASE WHEN assignee_id IS NULL THEN '{}' ELSE ARRAY[assignee_id] END WHERE id = $1`,
    [id, groupId ?? null, weight],
  );
  return undefined;
};

/** It waits there as soon as nobody has it, also where the client has been answered and nobody had it. */
export const sendTalk = async (db: Database, id: string, groupId: string | undefined): Promise<Refusal | undefined> => {
  await db.pool.query(
    `INSERT INTO work (id, kind, account, language, since, assignee_id) SELECT id, 'conversation', account, language, coalesce(waiting_since, now()), assignee_id
      FROM conversation WHERE id = $1 AND state NOT IN ('bot', 'closed') ON CONFLICT (id) DO NOTHING`,
    [id],
  );
  return sendWork(db, id, groupId);
};
