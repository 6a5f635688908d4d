import type { Memory } from '../../workflows/automation/memory.ts';
import type { Wait } from '../../workflows/process/process.schema.ts';
import { processIdOf, type Subject } from '../../workflows/subject/subject.ts';
import type { Database } from '../client.ts';
import type { Process } from '../generated/client.ts';
import type { RowOf } from '../row.ts';

export type ProcessReport = {
  workflowId: string;
  noun: string;
  nounId: string;
  state: 'waiting' | 'paused' | 'stuck' | 'finished';
  waitsFor: Wait[];
  /** in the subject's own clock */
  nextAt: string | null;
  error: string | null;
  seq: number;
  /** milliseconds from the moment that was due until the turn that acted on it */
  lateness: number | null;
  /** what the process remembers between turns */
  memory?: unknown;
};

/**
 * A process saves where it is; screens, the ops page, and the process itself after a loss read it. A report about an older state than the
 * saved one is refused as a race; so is, with `revision` (what it read), a turn that another turn has overtaken.
 */
export const reportProcess = async (
  db: Database,
  report: ProcessReport,
  { revision }: { revision?: number } = {},
): Promise<void> => {
  const { rowCount } = await db.pool.query({
    name: 'report-process',
    text: `INSERT INTO process AS p (workflow_id, noun, noun_id, state, waits_for, next_at, error, seq, lateness, memory, revision, updated_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, now())
      ON CONFLICT (workflow_id) DO UPDATE SET state = excluded.state, waits_for = excluded.waits_for, next_at = excluded.next_at,
        error = excluded.error, seq = excluded.seq, lateness = coalesce(excluded.lateness, p.lateness), memory = excluded.memory,
        revision = p.revision + 1, updated_at = now()
      WHERE p.seq <= excluded.seq AND ($11::int IS NULL OR p.revision = $11)`,
    values: [
      report.workflowId,
      report.noun,
      report.nounId,
      report.state,
      JSON.stringify(report.waitsFor),
      report.nextAt,
      report.error,
      report.seq,
      report.lateness,
      JSON.stringify(report.memory ?? null),
      revision ?? null,
    ],
  });
  overtaken(rowCount);
  db.committed('process');
};

/** Saves what a process remembers in the middle of a turn, with the commands of the same transaction. */
export const rememberProcess = async (
  db: Database,
  {
    workflowId,
    subject,
    memory,
    revision,
  }: { workflowId: string; subject: Subject; memory: unknown; revision: number },
): Promise<void> => {
  const { rowCount } = await db.pool.query({
    name: 'remember-process',
    text: `INSERT INTO process AS p (workflow_id, noun, noun_id, state, memory, revision, updated_at) VALUES ($1, $2, $3, 'running', $4, 1, now())
      ON CONFLICT (workflow_id) DO UPDATE SET state = 'running', memory = excluded.memory, revision = p.revision + 1, updated_at = now() WHERE p.revision = $5`,
    values: [workflowId, subject.kind, subject.id, JSON.stringify(memory), revision],
  });
  overtaken(rowCount);
};

const overtaken = (rowCount: number | null): void => {
  if (rowCount === 0)
    throw Object.assign(new Error('another turn of this process was written down'), { code: 'VK001' });
};

/** Records that a process cannot go on; what it remembers stays. */
export const reportStuck = async (
  db: Database,
  stuck: { workflowId: string; noun: string; nounId: string; error: string },
): Promise<void> => {
  await db.pool.query(
    `INSERT INTO process (workflow_id, noun, noun_id, state, error, updated_at) VALUES ($1, $2, $3, 'stuck', $4, now())
     ON CONFLICT (workflow_id) DO UPDATE SET state = 'stuck', error = excluded.error, updated_at = now()`,
    [stuck.workflowId, stuck.noun, stuck.nounId, stuck.error.slice(0, 2000)],
  );
  db.committed('process');
};

/** What the process saved last: where it starts again after a loss, and when it had to wake. */
export const readProcess = async (
  db: Database,
  workflowId: string,
): Promise<{ memory: unknown; nextAt: string | null; state: string; revision: number } | undefined> => {
  const { rows } = await db.pool.query<Pick<RowOf<Process>, 'memory' | 'next_at' | 'state' | 'revision'>>({
    name: 'read-process',
    text: 'SELECT memory, next_at, state, revision FROM process WHERE workflow_id = $1',
    values: [workflowId],
  });
  return (
    rows[0] && {
      memory: rows[0].memory,
      nextAt: rows[0].next_at?.toISOString() ?? null,
      state: rows[0].state,
      revision: rows[0].revision,
    }
  );
};

/** What the process of a subject remembers; undefined before its first turn. */
export const memoryOf = async (db: Database, subject: Subject): Promise<Memory | undefined> =>
  ((await readProcess(db, processIdOf(subject)))?.memory as Memory | null | undefined) ?? undefined;

/** A process for which an event was written, with that event's place among its noun's. */
export type Woken = { workflowId: string; seq: number };

/** How many of them have not taken it in yet. */
export const stillUnheard = async (db: Database, woken: Woken[]): Promise<number> => {
  const { rows } = await db.pool.query<{ unheard: number }>({
    name: 'still-unheard',
    text: `SELECT count(*)::int AS unheard FROM unnest($1::text[], $2::int[]) w(id, seq)
      JOIN process p ON p.workflow_id = w.id WHERE p.seq < w.seq AND p.state <> 'stuck'`,
    values: [woken.map(({ workflowId }) => workflowId), woken.map(({ seq }) => seq)],
  });
  return rows[0]!.unheard;
};
