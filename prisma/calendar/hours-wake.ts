import { SEEN_WITHIN_MS } from '../../workflows/calendar/seen.ts';
import { readServiceRules, wakePromised } from '../service/rules.ts';
import type { Database } from '../client.ts';

/**
 * Hours have changed, by the calendars themselves or by the holidays that they keep: what is promised by them is computed anew, whatever waits is given
 * to those whose day it is now, and what goes on at the end of a shift plans that end again. Whoever waits first in a queue looks for all behind it.
 */
export const wakeByHours = async (tx: Database, calendarIds: string[]): Promise<void> => {
  if (calendarIds.length === 0) return;
  const [{ policies }, { rows }] = await Promise.all([
    readServiceRules(tx),
    tx.pool.query<{ key: string }>('SELECT key FROM calendar WHERE id = ANY($1)', [calendarIds]),
  ]);
  const keys = new Set(rows.map(({ key }) => key));
  if (policies.some(({ calendar }) => calendar !== undefined && keys.has(calendar)))
    await wakePromised(tx, SEEN_WITHIN_MS + 500);
  await tx.pool.query(
    `INSERT INTO poke (target, what) SELECT DISTINCT ON (w.queue) w.kind || ':' || w.id, 'poke' FROM work w WHERE w.assignee_id IS NULL AND w.queue <> ''
      ORDER BY w.queue, w.turn_at, w.id`,
  );
  await tx.pool.query('SELECT plan_shifts_of(ARRAY(SELECT id FROM app_user WHERE calendar_id = ANY($1)))', [
    calendarIds,
  ]);
};
