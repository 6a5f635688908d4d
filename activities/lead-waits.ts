import type { Database } from '../prisma/client.ts';
import type { LeadRow } from '../prisma/lead/lead-row.ts';
import { reportProcess } from '../prisma/process/process.ts';
import { nextMoment, type LeadProcess } from '../workflows/automation/lead-process.ts';
import type { LivePipeline } from '../workflows/automation/program.ts';
import { waitsOf, type Duty } from '../workflows/lead/waits.ts';
import type { Turn } from '../workflows/process/messages.ts';
import type { clockOf } from './clock.ts';
import { latenessOf } from './task.ts';

type Rest = {
  workflowId: string;
  lead: LeadRow;
  pipeline: LivePipeline;
  memory: LeadProcess;
  clock: ReturnType<typeof clockOf>;
  wasDue: string | null | undefined;
  revision: number;
};

/** Writes down where the lead stands when nothing is left to do now, and says when to look again. */
export const settle = async (
  db: Database,
  { workflowId, lead, pipeline, memory, clock, wasDue, revision }: Rest,
): Promise<Turn | null> => {
  const next = nextMoment(memory);
  const finished = lead.closed_at !== null && memory.timers.length === 0 && memory.runs.length === 0;
  const report = {
    workflowId,
    noun: 'lead',
    nounId: lead.id,
    leadId: lead.id,
    state: finished ? ('finished' as const) : clock.paused ? ('paused' as const) : ('waiting' as const),
    waitsFor: finished ? [] : waitsOf(await dutiesOf(db, lead.id), memory, pipeline.definition),
    nextAt: finished ? null : next,
    error: null,
    seq: lead.event_seq,
    lateness: latenessOf(wasDue, clock.now),
    memory,
  };
  await reportProcess(db, report, { revision });
  const wakeAt = clock.paused ? (lead.paused_until?.toISOString() ?? null) : next;
  if (finished) return { wakeAt: null, finished };
  return wakeAt ? { wakeAt: clock.real(wakeAt), finished } : null;
};

/** The lead's open tasks and unpaid invoices. */
const dutiesOf = async (db: Database, leadId: string): Promise<Duty[]> => {
  const { rows } = await db.pool.query({
    name: 'lead-duties',
    text: `SELECT 'task' AS what, id, text, due_at, overdue_at, span IS NOT NULL AS stops FROM task WHERE lead_id = $1 AND state = 'open'
      UNION ALL SELECT 'payment', id, number::text, due_at, overdue_at, false FROM invoice WHERE lead_id = $1 AND state IN ('sent', 'part_paid')`,
    values: [leadId],
  });
  return rows.map(({ what, id, text, due_at, overdue_at, stops }) => ({
    what,
    id,
    text,
    dueAt: due_at.toISOString(),
    overdue: overdue_at !== null,
    stops,
  }));
};
