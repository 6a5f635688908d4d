import { isOfTask, type Outcome } from '../../workflows/task/outcome.ts';
import { join, query, sql, type Sql } from '../sql.ts';
import { visibleByLead, visibleTasks } from '../visible.ts';
import type { Asked } from './asked.ts';

export type BotTask = {
  id: string;
  track: string;
  text: string;
  dueAt: string;
  state: 'open' | 'done' | 'cancelled';
  endedAt: string | null;
  isLate: boolean;
  responsible: string | null;
  lead: { number: number; name: string } | null;
  version: number;
  /** how it may end, where its lead's pipeline asks */
  outcomes: Outcome[];
  /** whether everybody of the team who hears the answer may see it */
  forAll: boolean;
};

type Row = Omit<BotTask, 'dueAt' | 'endedAt'> & { due_at: Date; done_at: Date | null; type: string };

const select = ({
  member,
  readers,
}: Asked): Sql => sql`SELECT t.id, t.track, t.text, t.due_at, t.state, t.done_at, t.version, t.type, coalesce(v.definition -> 'outcomes', '[]') AS outcomes,
    t.state = 'open' AND (t.overdue_at IS NOT NULL OR t.due_at < now()) AS "isLate", u.name AS responsible,
    CASE WHEN l.id IS NOT NULL AND ${visibleByLead(member)} THEN jsonb_build_object('number', l.number, 'name', l.name) END AS lead,
    ${join([sql`true`, ...readers.map(visibleTasks)], ' AND ')} AS "forAll"
  FROM task t LEFT JOIN lead l ON l.id = t.lead_id LEFT JOIN app_user u ON u.id = t.responsible_id LEFT JOIN pipeline_version v ON v.id = l.pipeline_version_id`;

export const readBotTask = async (asked: Asked, track: string): Promise<BotTask | undefined> => {
  const { rows } = await asked.db.pool.query<Row>(
    query(sql`${select(asked)} WHERE t.track = ${track} AND ${visibleTasks(asked.member)}`),
  );
  return rows[0] && toTask(rows[0]);
};

export const readBotTaskById = async (asked: Asked, id: string): Promise<BotTask | undefined> => {
  const { rows } = await asked.db.pool.query<Row>(query(sql`${select(asked)} WHERE t.id = ${id}`));
  return rows[0] && toTask(rows[0]);
};

/** Whoever asks has these to do, the earliest first. */
export const listBotTasks = async (asked: Asked, limit: number): Promise<{ tasks: BotTask[]; count: number }> => {
  const { rows } = await asked.db.pool.query<Row & { count: number }>(
    query(sql`SELECT mine.*, (SELECT count(*)::int FROM task WHERE responsible_id = ${asked.member.id} AND state = 'open') AS count
      FROM (${select(asked)} WHERE t.responsible_id = ${asked.member.id} AND t.state = 'open' ORDER BY t.due_at, t.id LIMIT ${limit}) mine`),
  );
  return { tasks: rows.map(toTask), count: rows[0]?.count ?? 0 };
};

const toTask = ({ due_at: due, done_at: done, type, outcomes, ...row }: Row): BotTask => ({
  ...row,
  outcomes: outcomes.filter((one) => isOfTask(one, type)),
  dueAt: due.toISOString(),
  endedAt: done?.toISOString() ?? null,
});
