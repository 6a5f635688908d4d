import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Process } from '../../workflows/process/process.schema.ts';
import type { Outside } from '../support/outside.ts';
import { until } from '../support/until.ts';

/** What a lead waits for, as a person sees it, and the next moment of everything that is the lead's, in its own clock. */
export type Standing = {
  stage: string;
  state: Process['state'];
  pausedUntil: string | null;
  waitsFor: Process['waitsFor'];
  nextAt: string | null;
};

let pool: pg.Pool | undefined;
const ask = async <R extends pg.QueryResultRow>(
  { databaseUrl }: Pick<Outside, 'databaseUrl'>,
  text: string,
  values: unknown[] = [],
): Promise<R[]> => {
  pool ??= new pg.Pool({ connectionString: databaseUrl, max: 4 }).on('error', () => undefined);
  return (await pool.query<R>(text, values)).rows;
};

export const closeRecord = async (): Promise<void> => {
  await pool?.end();
  pool = undefined;
};

/** An order to a process; on a busy machine it may not answer at once, and the same key is the same wish. */
export const order = async <T>(outside: Outside, path: string, body: object = {}): Promise<T> => {
  const key = randomUUID();
  const { answer } = await until(
    () =>
      outside.post<T>(path, body, { 'idempotency-key': key }, 60).then(
        (answer) => ({ answer }),
        (error: Error) => {
          if (!/answered 503|timeout/i.test(error.message)) throw error;
          return undefined;
        },
      ),
    `POST ${path}`,
    300,
  );
  return answer;
};

/** Until nothing is on its way, of one lead or of all. */
export const quiet = (outside: Outside, leadId: string | null = null): Promise<true> =>
  until(
    async () => (await pause(200), (await ask(outside, STIR, [leadId])).length === 0),
    'quiet',
    300,
  ) as Promise<true>;

const STIR = `SELECT 1 FROM poke p WHERE parked_at IS NULL AND ($1::uuid IS NULL OR p.target = 'lead:' || $1 OR EXISTS (SELECT 1 FROM task t WHERE t.lead_id = $1 AND p.target = 'task:' || t.id)
      OR EXISTS (SELECT 1 FROM invoice i WHERE i.lead_id = $1 AND p.target = 'invoice:' || i.id))
  UNION ALL SELECT 1 FROM process WHERE state IN ('running', 'stuck') AND ($1 IS NULL OR noun_id = $1)
  UNION ALL SELECT 1 FROM lead l LEFT JOIN process p ON p.workflow_id = 'lead:' || l.id
    WHERE ($1 IS NULL OR l.id = $1) AND l.closed_at IS NULL AND (p.seq IS NULL OR p.seq < l.event_seq)
  UNION ALL SELECT 1 FROM lead l JOIN process p ON p.noun_id = l.id
    WHERE ($1 IS NULL OR l.id = $1) AND p.state = 'waiting' AND l.paused_at IS NULL AND p.next_at < now() + l.clock_offset * interval '1 millisecond'
  UNION ALL SELECT 1 FROM lead l JOIN task t ON t.lead_id = l.id LEFT JOIN process p ON p.workflow_id = 'task:' || t.id
    WHERE ($1 IS NULL OR l.id = $1) AND t.state = 'open' AND p.workflow_id IS NULL AND NOT EXISTS (SELECT 1 FROM process o WHERE o.workflow_id = 'lead:' || l.id AND o.next_at IS NOT NULL)
  UNION ALL SELECT 1 FROM delivery WHERE state IN ('queued', 'sending') AND ($1 IS NULL OR lead_id = $1)
  UNION ALL SELECT 1 FROM inbox WHERE state = 'new' LIMIT 1`;

export const standingOf = async (outside: Outside): Promise<Record<string, Standing>> => {
  const moments = await ask<{ id: string; stage: string; next_at: Date | null }>(
    outside,
    `SELECT l.id, l.stage, (SELECT min(p.next_at) FROM process p WHERE p.noun_id = l.id AND p.state = 'waiting') AS next_at FROM lead l ORDER BY l.id`,
  );
  const standings: Record<string, Standing> = {};
  for (const { id, stage, next_at } of moments) {
    const { state, pausedUntil, waitsFor } = await outside.get<Process>(`/leads/${id}/process`);
    standings[id] = { stage, state, pausedUntil, waitsFor, nextAt: next_at?.toISOString() ?? null };
  }
  return standings;
};

/** Of tasks that belong to no lead: when each does something next. */
export const ownTasks = async (outside: Outside): Promise<Record<string, string | null>> => {
  const rows = await ask<{ id: string; next_at: Date | null }>(
    outside,
    `SELECT t.id, p.next_at FROM task t LEFT JOIN process p ON p.workflow_id = 'task:' || t.id WHERE t.lead_id IS NULL ORDER BY t.id`,
  );
  return Object.fromEntries(rows.map(({ id, next_at }) => [id, next_at?.toISOString() ?? null]));
};

/** That a due is derived otherwise by now is no deed, and what strangers write to a demo is none of ours. */
const DEEDS = `type <> 'task.replanned' AND subject_kind IS DISTINCT FROM 'conversation'`;

/** How many things have happened, to everybody. */
export const countEvents = async (outside: Outside): Promise<number> =>
  (await ask<{ n: number }>(outside, `SELECT count(*)::int AS n FROM event WHERE ${DEEDS}`))[0]!.n;

/** What has happened since there were so many. */
export const eventsSince = async (outside: Outside, before: number): Promise<string[]> =>
  (
    await ask<{ said: string }>(
      outside,
      `SELECT concat_ws(' ', type, subject_kind, subject_id, data::text) AS said FROM event WHERE ${DEEDS} ORDER BY id OFFSET $1`,
      [before],
    )
  ).map(({ said }) => said);

/** So many moments of a lead are lived through to compare what happens. */
export const MOMENTS = 3;

/** Skips from moment to moment so often, and tells what happened on the way: receipts of messages come when they like. */
export const passMoments = async (outside: Outside, leadId: string, times: number): Promise<string[]> => {
  const [{ last }] = (await ask<{ last: number }>(
    outside,
    'SELECT max(number)::int AS last FROM event WHERE subject_id = $1',
    [leadId],
  )) as [{ last: number }];
  for (let time = 0; time < times; time++) {
    await order(outside, `/leads/${leadId}/process/skip`);
    await quiet(outside, leadId);
  }
  const rows = await ask<{ type: string }>(
    outside,
    `SELECT type FROM event WHERE subject_id = $1 AND number > $2 AND (type = 'delivery.queued' OR type NOT LIKE 'delivery.%') ORDER BY type`,
    [leadId, last],
  );
  return rows.map(({ type }) => type);
};

/** What runs in Temporal for the record, by workflow id. */
export const workflowIds = async (outside: Outside): Promise<string[]> => {
  const rows = await ask<{ id: string }>(
    outside,
    `SELECT workflow_id AS id FROM process WHERE state <> 'finished' ORDER BY 1`,
  );
  return rows.map(({ id }) => id);
};

/** What a record was kept with (make.ts). */
export type Before = {
  keptAt: string;
  events: number;
  leads: Record<string, Standing>;
  tasks: Record<string, string | null>;
  publication: { id: string; counts: { move: number; total: number } };
  processes: string[];
  /** of one lead of each kind: what happened in its next moments by the code of then */
  next: Record<string, { fate: string; happened: string[] }>;
};
