import type { Memory } from '../../workflows/automation/memory.ts';
import type { SteerOrder } from '../../workflows/automation/steer.schema.ts';
import { isDue, whyNotRestore } from '../../workflows/automation/taken.ts';
import type { EventData } from '../../workflows/event/catalogue.ts';
import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { uuidv7 } from '../id.ts';
import { leadChange, leadNow, readLeadRow, type LeadRow } from '../lead/lead-row.ts';
import type { Done } from '../lead/lead.ts';
import { pipelineOfVersion } from '../pipeline/pipeline.ts';
import { readProcess } from '../process/process.ts';
import { command, type Doing } from '../write.ts';

/**
 * A user's order to the process, answered by the interpreter. `taken` names what a skip or a stop took, for the way back.
 * Refused: LeadClosed, UnknownAutomation, NotWaiting; a way back: StepsDone, StageLeft, RunGoesOn, AlreadyRestored, NotHeardYet, DuePassed.
 */
export const steerLead = (
  db: Database,
  { leadId, wish, ...doing }: Doing & { leadId: string; wish: SteerOrder },
): Promise<(Done & { taken?: string }) | Refusal> =>
  command(db, { key: doing.key, request: { steer: leadId, wish } }, async () => {
    const lead = await readLeadRow(db, leadId);
    if (isRefusal(lead)) return lead;
    const at = doing.at ?? leadNow(lead);
    const told = await orderOf(db, lead, wish, at);
    if (isRefusal(told)) return told;
    const taken = wish.order === 'skip' || wish.order === 'stop' ? { taken: uuidv7() } : {};
    return leadChange(lead, doing, {
      events: [{ type: 'lead.steered', data: { ...wish, ...told, ...taken } }],
      result: { id: leadId, version: lead.version + 1, ...taken },
    });
  });

/** What the interpreter and the story need besides the order: names, and the step that failed. */
const orderOf = async (
  db: Database,
  lead: LeadRow,
  wish: SteerOrder,
  at: string,
): Promise<Pick<EventData<'lead.steered'>, 'name' | 'failed' | 'of'> | Refusal> => {
  const { definition } = await pipelineOfVersion(db, lead.pipeline_version_id);
  const nameOf = (key: string | undefined) => definition.automations.find((one) => one.key === key)?.name;
  if (wish.order === 'run' || wish.order === 'press') {
    const name = nameOf(wish.automation);
    if (lead.closed_at) return refuse('LeadClosed');
    return name ? { name } : refuse('UnknownAutomation');
  }
  if (wish.order === 'retry') {
    const { rows } = await db.pool.query(
      `SELECT data, cause FROM event WHERE id = $1 AND subject_id = $2 AND type = 'automation.failed'`,
      [wish.event, lead.id],
    );
    const failure = rows[0];
    if (!failure) return refuse('NotWaiting');
    const { automation, step, name } = failure.data;
    return { name, failed: { automation, action: step, cause: failure.cause } };
  }
  const memory = (await readProcess(db, `lead:${lead.id}`))?.memory as Memory | null | undefined;
  if (wish.order === 'restore') return restoring(db, lead, wish, { memory: memory ?? undefined, definition, at });
  const run = 'run' in wish && wish.run ? memory?.runs.find(({ id }) => id === wish.run) : undefined;
  const timer = 'timer' in wish && wish.timer ? memory?.timers.find((one) => one.automation === wish.timer) : undefined;
  if (!run && !timer) return refuse('NotWaiting');
  return { name: nameOf(run?.automation ?? timer?.automation) };
};

type RestoreContext = { memory: Memory | undefined; definition: PipelineDefinition; at: string };

type Skipped = {
  name: EventData<'lead.steered'>['name'];
  of: string;
  /** the process has taken in the skip */
  heard: boolean;
  /** the lead has changed its stage or version since */
  gone: boolean;
  /** so recent that the process does not know it yet */
  going: boolean;
  back: boolean;
};

/** The process knows what can be put back; the events tell why something no longer can. */
const restoring = async (
  db: Database,
  lead: LeadRow,
  { taken, due }: SteerOrder & { order: 'restore' },
  { memory, definition, at }: RestoreContext,
): Promise<Pick<EventData<'lead.steered'>, 'name' | 'of'> | Refusal> => {
  if (lead.closed_at) return refuse('LeadClosed');
  const { rows } = await db.pool.query<Skipped>(
    `SELECT s.data -> 'name' AS name, s.data ->> 'order' AS of, s.number <= $3 AS heard,
       EXISTS (SELECT 1 FROM event e WHERE e.subject_id = $1 AND e.number > s.number AND e.type = ANY($4)) AS gone,
       EXISTS (SELECT 1 FROM event e WHERE e.subject_id = $1 AND e.number > $3 AND e.type = ANY($4)) AS going,
       EXISTS (SELECT 1 FROM event e WHERE e.subject_id = $1 AND e.number > s.number AND e.type = 'lead.steered'
         AND e.data ->> 'order' = 'restore' AND e.data ->> 'taken' = $2) AS back
     FROM event s WHERE s.subject_id = $1 AND s.type = 'lead.steered' AND s.data ->> 'taken' = $2 AND s.data ->> 'order' <> 'restore'`,
    [lead.id, taken, memory?.cursor ?? 0, ['lead.moved', 'lead.reopened', 'lead.migrated']],
  );
  const skip = rows[0];
  if (!skip) return refuse('NotWaiting');
  if (skip.back) return refuse('AlreadyRestored');
  if (!memory || !skip.heard || skip.going) return refuse('NotHeardYet');
  const one = memory.taken?.find(({ id }) => id === taken);
  if (!one && skip.gone) return refuse('StageLeft');
  const refusal = whyNotRestore({ definition }, memory, taken);
  if (refusal) return refusal;
  // the spans of a paused lead do not run
  const now = lead.paused_at?.toISOString() ?? at;
  if (one && isDue(one, now) && !due) return refuse('DuePassed');
  return { name: skip.name, of: skip.of };
};
