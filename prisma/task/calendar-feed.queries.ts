import type { Database } from '../client.ts';

export type FedTask = {
  id: string;
  track: string;
  text: string;
  type: string;
  dueAt: Date;
  lead: { id: string; name: string; pipeline: string } | null;
};

const MOST = 1000;

/** A user's open tasks, and what was due in the last month, for another calendar. A lead's run by its own clock; the calendar shows their due time. */
export const tasksForCalendar = async (db: Database, userId: string): Promise<FedTask[]> => {
  const { rows } = await db.pool.query<{
    id: string;
    track: string;
    text: string;
    type: string;
    due_at: Date;
    lead_id: string | null;
    lead_name: string | null;
    pipeline: string | null;
  }>(
    `SELECT t.id, t.track, t.text, t.type, t.due_at, l.id AS lead_id, l.name AS lead_name, p.key AS pipeline
     FROM task t LEFT JOIN lead l ON l.id = t.lead_id LEFT JOIN pipeline p ON p.id = l.pipeline_id
     WHERE t.responsible_id = $1 AND t.state = 'open' ORDER BY t.due_at LIMIT ${MOST}`,
    [userId],
  );
  return rows.map(({ due_at: dueAt, lead_id: id, lead_name: name, pipeline, ...task }) => ({
    ...task,
    dueAt,
    lead: id && name !== null ? { id, name, pipeline: pipeline ?? '' } : null,
  }));
};
