import type { Database } from '../client.ts';

/** Whether this user has just given the lead away: for a minute, or the undo time, it may be taken back, although a manager no longer sees it. */
export const hasJustGivenAway = async (db: Database, userId: string, leadId: string): Promise<boolean> => {
  const { rows } = await db.pool.query<{ own: boolean }>(
    `SELECT actor ->> 'id' = $2 AND data -> 'set' -> 'responsible_id' ->> 0 = $2 AND recorded_at > now() - greatest(interval '1 minute', undo_time()) AS own
     FROM event WHERE noun = 'lead' AND noun_id = $1 AND type = 'lead.assigned' ORDER BY seq DESC LIMIT 1`,
    [leadId, userId],
  );
  return rows[0]?.own === true;
};
