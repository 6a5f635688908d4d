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
  const { rows } = await record.query<{ last: string }>('SELECT coalesce(max(number), 0) AS last FROM lead');
  const served = servedAfter(record, rows[0]!.last);
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

/** A number may be given long before its lead is there. */
const LATE = 300;

/** Counts without looking again at all those that it has seen served: what measures must not weigh on what is measured. */
const servedAfter = (record: pg.Pool, last: string): (() => Promise<number>) => {
  let from = last;
  let passed = 0;
  return async () => {
    const { rows } = await record.query<{ number: string; served: boolean }>(SERVED, [from]);
    const open = rows.findIndex((row) => !row.served);
    const settled = Math.min(open === -1 ? rows.length : open, Math.max(0, rows.length - LATE));
    if (settled > 0) from = rows[settled - 1]!.number;
    passed += settled;
    return passed + rows.slice(settled).filter(({ served }) => served).length;
  };
};

const SERVED = `SELECT l.number, l.responsible_id IS NOT NULL
    AND EXISTS (SELECT 1 FROM task t JOIN process lp ON lp.workflow_id = 'lead:' || l.id::text
      WHERE t.lead_id = l.id AND t.state = 'open' AND lp.state = 'waiting' AND lp.waits_for @> jsonb_build_array(jsonb_build_object('what', 'task', 'id', t.id)))
    AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.lead_id = l.id AND d.state IN ('queued', 'sending', 'unknown')) AS served
  FROM lead l WHERE l.number > $1 ORDER BY l.number`;
