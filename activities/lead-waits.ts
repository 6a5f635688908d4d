import type { Database } from '../prisma/client.ts';
import type { LeadRow } from '../prisma/lead-row.ts';
import { reportProcess } from '../prisma/process.ts';
import { nextMoment, type LeadProcess } from '../workflows/automation/lead-process.ts';
import { programOf, type LivePipeline } from '../workflows/automation/program.ts';
import type { Turn } from '../workflows/process/messages.ts';
import type { Wait } from '../workflows/process/process.schema.ts';
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
): Promise<Turn> => {
  const next = nextMoment(memory);
  const finished = lead.closed_at !== null && memory.timers.length === 0 && memory.runs.length === 0;
  const report = {
    workflowId,
    noun: 'lead',
    nounId: lead.id,
    leadId: lead.id,
    state: finished ? ('finished' as const) : clock.paused ? ('paused' as const) : ('waiting' as const),
    waitsFor: finished ? [] : await waitsOf(db, lead, pipeline, memory),
    nextAt: finished ? null : next,
    error: null,
    seq: lead.event_seq,
    lateness: latenessOf(wasDue, clock.now),
    memory,
  };
  await reportProcess(db, report, { revision });
  const wakeAt = clock.paused ? (lead.paused_until?.toISOString() ?? null) : next;
  return { wakeAt: finished || !wakeAt ? null : clock.real(wakeAt), finished };
};

/** What the lead waits for, nearest first: its open tasks, timers, runs, its unpaid invoices; or only a person's own move. */
const waitsOf = async (
  db: Database,
  lead: LeadRow,
  { definition }: LivePipeline,
  memory: LeadProcess,
): Promise<Wait[]> => {
  const { rows } = await db.pool.query({
    name: 'lead-waits',
    text: `SELECT 'task' AS what, id, text, due_at, overdue_at FROM task WHERE lead_id = $1 AND state = 'open'
      UNION ALL SELECT 'payment', id, number::text, due_at, overdue_at FROM invoice WHERE lead_id = $1 AND state IN ('sent', 'part_paid')`,
    values: [lead.id],
  });
  const { automations } = programOf(definition);
  const nameOf = (key: string) => automations.get(key)?.name ?? key;
  const waits: Wait[] = rows.map((row) => ({
    what: row.what,
    id: row.id,
    text: row.text,
    until: row.due_at.toISOString(),
    ...(row.overdue_at ? { overdue: true } : {}),
  }));
  for (const { automation, at } of memory.timers)
    waits.push({ what: 'automation', until: at, text: nameOf(automation), id: automation });
  for (const run of memory.runs)
    waits.push({
      what: 'run',
      until: run.wait?.until ?? null,
      text: nameOf(run.automation),
      id: run.id,
      step: run.at,
      automation: run.automation,
    });
  if (memory.passOn)
    waits.push({
      what: 'reaction',
      until: memory.passOn.at,
      text: nameOf(memory.passOn.automation),
      id: memory.passOn.person,
    });
  waits.sort((a, b) => (a.until ?? '9').localeCompare(b.until ?? '9'));
  return waits.length ? waits : [{ what: 'person', until: null }];
};
