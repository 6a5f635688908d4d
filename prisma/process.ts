import type { Wait } from '../workflows/process/process.schema.ts';
import type { Database } from './client.ts';

export type ProcessReport = {
  workflowId: string;
  noun: string;
  nounId: string;
  leadId: string | null;
  state: 'waiting' | 'paused' | 'stuck' | 'finished';
  waitsFor: Wait[];
  /** in the noun's own clock */
  nextAt: string | null;
  error: string | null;
  seq: number;
  /** milliseconds from the moment that was due to the turn that served it */
  lateness: number | null;
  /** what the process remembers between turns */
  memory?: unknown;
};

/** A process writes down where it stands; screens, the ops page and the process itself after a loss read it. */
export const reportProcess = async (db: Database, report: ProcessReport): Promise<void> => {
  await db.pool.query({
    name: 'report-process',
    text: `INSERT INTO process (workflow_id, noun, noun_id, lead_id, state, waits_for, next_at, error, seq, lateness, memory, updated_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, now())
      ON CONFLICT (workflow_id) DO UPDATE SET state = excluded.state, waits_for = excluded.waits_for, next_at = excluded.next_at,
        error = excluded.error, seq = excluded.seq, lateness = coalesce(excluded.lateness, process.lateness), memory = excluded.memory, updated_at = now()`,
    values: [
      report.workflowId,
      report.noun,
      report.nounId,
      report.leadId,
      report.state,
      JSON.stringify(report.waitsFor),
      report.nextAt,
      report.error,
      report.seq,
      report.lateness,
      JSON.stringify(report.memory ?? null),
    ],
  });
  db.committed();
};

/** Says that a process cannot go on, keeping what it remembered. */
export const reportStuck = async (
  db: Database,
  stuck: { workflowId: string; noun: string; nounId: string; leadId: string | null; error: string },
): Promise<void> => {
  await db.pool.query(
    `INSERT INTO process (workflow_id, noun, noun_id, lead_id, state, error, updated_at) VALUES ($1, $2, $3, $4, 'stuck', $5, now())
     ON CONFLICT (workflow_id) DO UPDATE SET state = 'stuck', error = excluded.error, updated_at = now()`,
    [stuck.workflowId, stuck.noun, stuck.nounId, stuck.leadId, stuck.error.slice(0, 2000)],
  );
  db.committed();
};

/** What the process wrote last: where it begins again after a loss, and when it had to wake. */
export const readProcess = async (
  db: Database,
  workflowId: string,
): Promise<{ memory: unknown; nextAt: string | null; state: string } | undefined> => {
  const { rows } = await db.pool.query({
    name: 'read-process',
    text: 'SELECT memory, next_at, state FROM process WHERE workflow_id = $1',
    values: [workflowId],
  });
  return rows[0] && { memory: rows[0].memory, nextAt: rows[0].next_at?.toISOString() ?? null, state: rows[0].state };
};

/** The next moment of a lead, its tasks and its invoices together, in the lead's clock. */
export const nextMomentOfLead = async (
  db: Database,
  leadId: string,
): Promise<{ at: string; waitsFor: Wait[] } | undefined> => {
  const { rows } = await db.pool.query(
    `SELECT next_at, waits_for FROM process WHERE lead_id = $1 AND next_at IS NOT NULL AND state = 'waiting' ORDER BY next_at LIMIT 1`,
    [leadId],
  );
  return rows[0] && { at: rows[0].next_at.toISOString(), waitsFor: rows[0].waits_for };
};
