import type { Database } from '../prisma/client.ts';
import type { LeadTurn } from '../prisma/lead/lead-turn.ts';
import { reportProcess } from '../prisma/process/process.ts';
import { nextMoment, type Memory } from '../workflows/automation/memory.ts';
import type { LivePipeline } from '../workflows/automation/program.ts';
import type { SubjectEvent } from '../workflows/automation/facts.ts';
import type { Duty, DutyMoment } from '../workflows/lead/duty.ts';
import type { LeadTurnAnswer } from '../workflows/lead/messages.ts';
import type { Wait } from '../workflows/process/process.schema.ts';
import type { Shown } from '../workflows/process/shown.ts';
import { waitsOf } from '../workflows/automation/waits.ts';
import type { clockOf } from './clock.ts';
import { latenessOf } from './lateness.ts';
import { shownLead } from './lead-shown.ts';

type Rest = Pick<LeadTurn, 'lead' | 'duties' | 'closePages'> & {
  workflowId: string;
  pipeline: LivePipeline;
  memory: Memory;
  moments: DutyMoment[];
  clock: ReturnType<typeof clockOf>;
  wasDue: string | null | undefined;
  revision: number;
  /** the events that the turn has taken in, oldest first */
  heard: SubjectEvent[];
  /** what is already shown of the process */
  known: Shown | null;
  publicUrl: string;
};

/** Saves where the lead is when nothing is left to do now, and returns when to wake. */
export const settle = async (
  db: Database,
  { workflowId, lead, pipeline, memory, duties, moments, closePages, clock, wasDue, revision, ...telling }: Rest,
): Promise<LeadTurnAnswer | null> => {
  const next = earliest([nextMoment(memory), moments[0]?.at ?? null]);
  const finished =
    lead.closed_at !== null && memory.timers.length === 0 && memory.runs.length === 0 && duties.length === 0;
  const report = {
    workflowId,
    noun: 'lead',
    nounId: lead.id,
    state: finished ? ('finished' as const) : clock.paused ? ('paused' as const) : ('waiting' as const),
    waitsFor: finished ? [] : waitsOf(duties, memory, pipeline, lead.paused_at?.toISOString() ?? null),
    nextAt: finished ? null : next,
    error: null,
    seq: lead.event_seq,
    lateness: latenessOf(wasDue, clock.now),
    memory,
  };
  await reportProcess(db, report, { revision });
  const more = {
    ...(closePages.length > 0 ? { closePages } : {}),
    ...(await shownLead(db, {
      lead,
      pipeline,
      clock,
      ...report,
      waitsFor: [...nearestDuty(next, moments, duties), ...report.waitsFor],
      ...telling,
    })),
  };
  const wakeAt = clock.paused ? (lead.paused_until?.toISOString() ?? null) : next;
  if (finished) return { wakeAt: null, finished, ...more };
  return wakeAt || Object.keys(more).length > 0 ? { wakeAt: wakeAt && clock.real(wakeAt), finished, ...more } : null;
};

/** What a duty does before it is due, and after that where this comes first; the due date itself is among the waits. */
const nearestDuty = (next: string | null, [nearest]: DutyMoment[], duties: Duty[]): Wait[] => {
  const duty = duties.find(({ id }) => id === nearest?.id);
  if (!nearest || !duty || nearest.at !== next || nearest.what === 'overdue') return [];
  const { id, text, kind } = duty;
  const what = nearest.what === 'escalation' ? 'escalation' : 'reminder';
  return [{ what, until: next, id, text, ...(kind ? { kind } : {}) }];
};

const earliest = (moments: (string | null)[]): string | null =>
  moments.reduce((least, at) => (least === null || (at !== null && at < least) ? at : least), null);
