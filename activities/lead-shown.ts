import type { Database } from '../prisma/client.ts';
import type { LeadRow } from '../prisma/lead/lead-row.ts';
import { pipelineOfVersion } from '../prisma/pipeline/pipeline.ts';
import type { SubjectEvent } from '../workflows/automation/facts.ts';
import type { Memory } from '../workflows/automation/memory.ts';
import { programOf, type LivePipeline } from '../workflows/automation/program.ts';
import type { Wait } from '../workflows/process/process.schema.ts';
import {
  changesOf,
  nameIn,
  shownWaits,
  stepsOf,
  titleOf,
  type Shown,
  type ShownState,
} from '../workflows/process/shown.ts';
import type { clockOf } from './clock.ts';

type LeadToShow = {
  lead: LeadRow;
  pipeline: LivePipeline;
  memory: Memory;
  clock: ReturnType<typeof clockOf>;
  state: ShownState;
  waitsFor: Wait[];
  heard: SubjectEvent[];
  known: Shown | null;
  publicUrl: string;
};

/** What a turn reports of a lead to the Temporal UI: everything at first, then what has changed. */
export const shownLead = async (
  db: Database,
  { lead, pipeline: { definition }, memory, clock, state, waitsFor, heard, known, publicUrl }: LeadToShow,
): Promise<{ shown: Partial<Shown> } | undefined> => {
  const { stages, automations } = programOf(definition);
  const { key } = await pipelineOfVersion(db, lead.pipeline_version_id);
  const events = await eventsSince(db, lead.id, known?.seen ?? 0, { heard, to: memory.cursor });
  const shown: Shown = {
    seen: memory.cursor,
    title: titleOf(lead.number, definition.name),
    number: lead.number,
    pipeline: key,
    stage: lead.stage,
    stageName: nameIn(stages.get(lead.stage)?.name ?? lead.stage),
    responsible: lead.responsible_id,
    state,
    pausedUntil: lead.paused_until && clock.real(lead.paused_until.toISOString()),
    waits: shownWaits(waitsFor, clock.real),
    link: `${publicUrl}/leads/${lead.id}`,
    steps: stepsOf(events, (automation) => automations.get(automation)?.name ?? automation),
  };
  const changes = changesOf(known, shown);
  return Object.keys(changes).length > 0 ? { shown: changes } : undefined;
};

/** The events of this turn, if none is missing before them: a turn that was cut short has taken in earlier ones. */
const eventsSince = async (
  db: Database,
  leadId: string,
  seen: number,
  { heard, to }: { heard: SubjectEvent[]; to: number },
): Promise<SubjectEvent[]> => {
  const once = [...new Map(heard.map((event) => [event.number, event])).values()];
  if (to - seen === once.length) return once;
  const { rows } = await db.pool.query<SubjectEvent>({
    name: 'last-steps',
    text: `SELECT id::text, number, type, at, data, cause, actor FROM event WHERE subject_id = $1 AND number > $2 AND number <= $3 ORDER BY number DESC LIMIT $4`,
    values: [leadId, seen, to, MOST_EVENTS],
  });
  return rows.toReversed().map((event) => ({ ...event, at: new Date(event.at).toISOString() }));
};

/** Enough for the last steps: one usually has several events. */
const MOST_EVENTS = 100;
