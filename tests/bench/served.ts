import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { nextForm } from './form.ts';
import type { Poster } from './load.ts';

/** So many new leads are under way at once. */
export const AT_ONCE = 100;

export type Stream = {
  taken: number;
  /** of those taken, how many are assigned, their task's clock set, their messages sent and their process waiting */
  served: () => Promise<number>;
  perSecond: number;
};

/** Forms come in so that a hundred leads are always under way; how many are served a second while `goesOn`. */
export const stream = async (
  { api, record }: { api: Poster; record: pg.Pool },
  goesOn: (seconds: number) => boolean,
): Promise<Stream> => {
  const { rows } = await record.query<{ last: number }>('SELECT coalesce(max(number), 0) AS last FROM lead');
  const served = async () => (await record.query(SERVED, [rows[0]!.last])).rows[0].served as number;
  let taken = 0;
  let done = 0;
  const began = performance.now();
  const passed = () => (performance.now() - began) / 1000;
  while (goesOn(passed())) {
    const room = Math.max(0, AT_ONCE - (taken - done));
    await Promise.all(Array.from({ length: room }, () => api.post('/api/v1/forms/education', nextForm())));
    taken += room;
    await pause(100);
    done = await served();
  }
  return { taken, served, perSecond: done / passed() };
};

const SERVED = `SELECT count(*)::int AS served FROM lead l
  JOIN task t ON t.lead_id = l.id AND t.state = 'open'
  JOIN process lp ON lp.workflow_id = 'lead:' || l.id::text AND lp.state = 'waiting' AND lp.waits_for @> jsonb_build_array(jsonb_build_object('what', 'task', 'id', t.id))
  WHERE l.responsible_id IS NOT NULL AND l.number > $1 AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.lead_id = l.id AND d.state IN ('queued', 'sending', 'unknown'))`;
