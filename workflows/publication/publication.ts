import { advance } from '../automation/advance.ts';
import { fulfils } from '../automation/condition.ts';
import type { SubjectEvent, SubjectFacts } from '../automation/facts.ts';
import { newMemory, type Memory } from '../automation/memory.ts';
import { instructionAt, programOf, type LivePipeline } from '../automation/program.ts';
import { missingFor } from '../pipeline/entry.ts';
import type { PipelineDefinition, Stage } from '../pipeline/pipeline.schema.ts';
import type { BlockedReason, Fate, PublicationChoice } from './publication.schema.ts';

/** A lead as the plan needs it: its row and its process's memory. */
export type LivingLead = { facts: SubjectFacts; process: Memory | null };

export type LeadFate = {
  fate: Fate;
  reason: BlockedReason | null;
  from: string;
  /** the stage where it would be; null where it stays as it is */
  to: string | null;
  /** the automation that is in the way, or what is missing to enter */
  of: string | null;
};

/** What publishing `to` does to a lead that follows `from`. */
export const fateOf = (
  { facts, process }: LivingLead,
  from: PipelineDefinition,
  to: PipelineDefinition,
  choice: PublicationChoice,
): LeadFate => {
  const here = facts.stage;
  const blocked = (reason: BlockedReason, of: string | null = null): LeadFate => ({
    fate: 'blocked',
    reason,
    from: here,
    to: null,
    of,
  });
  if (choice.keep) return { fate: 'keep', reason: null, from: here, to: null, of: null };
  const stages = programOf(to).stages;
  const mapped = choice.stageMap[here];
  const same = stages.get(here);
  if (mapped === undefined && !same) return blocked('StageGone');
  if (mapped === undefined && same?.kind !== 'open') return blocked('StageCloses');
  const stage = mapped === undefined ? same : stages.get(mapped);
  if (!stage || stage.kind !== 'open' || (mapped !== undefined && stage.retired))
    return blocked('MapWrong', mapped ?? null);
  const missing = stage.key === here ? undefined : lackedFor(stage, facts);
  if (missing !== undefined) return blocked('EntryNotMet', missing);
  for (const { automation, at } of process?.runs ?? []) {
    const was = stepAt(from, automation, at);
    const will = stepAt(to, automation, at);
    if (was && !will && !choice.endRuns) return blocked('RunLost', automation);
    if (was && will && was !== will) return blocked('RunChanged', automation);
  }
  const fate = stage.key === here ? 'move' : 'map';
  return { fate, reason: null, from: here, to: stage.key, of: null };
};

const stepAt = (definition: PipelineDefinition, automation: string, at: string): string | undefined => {
  const known = programOf(definition).automations.get(automation);
  return known && instructionAt(known, at)?.step.do;
};

/** The first thing that a lead lacks to enter a stage: a field's path, a checklist item, or `if`. */
const lackedFor = (stage: Stage, facts: SubjectFacts): string | undefined => {
  const checklist = (facts['checklist'] ?? {}) as Record<string, string[]>;
  const missing = missingFor(stage, { facts, checklist });
  const first = missing.fields[0] ?? missing.checklist[0];
  if (first !== undefined) return first;
  return fulfils(stage.entry?.if, facts) ? undefined : 'if';
};

/** Automations that an event would fire at once, found by the interpreter without any effect. */
export const firesAtOnce = (
  pipeline: LivePipeline,
  { facts, process }: LivingLead,
  event: Pick<SubjectEvent, 'type' | 'data'>,
  now: string,
): string[] => {
  const before = process ?? newMemory();
  const heard: SubjectEvent = { id: '0', number: 0, at: now, cause: null, ...event };
  const { memory: after, commands } = advance(pipeline, before, facts, [heard], now);
  const known = new Set(before.runs.map(({ id }) => id));
  const fired = [
    ...commands.filter(({ run }) => run !== '' && !known.has(run)).map(({ automation }) => automation.key),
    ...after.runs.filter(({ id }) => !known.has(id)).map(({ automation }) => automation),
  ];
  return [...new Set(fired)];
};

/** What would fire at once in the new version because its moment has already passed there. */
export const firesOnMigration = (to: LivePipeline, lead: LivingLead, stage: string, now: string): string[] => {
  const from = lead.facts.stage;
  const facts = { ...lead.facts, stage };
  const data = { fire: true, ...(from === stage ? {} : { set: { stage: [from, stage] } }) };
  return firesAtOnce(to, { ...lead, facts }, { type: 'lead.migrated', data }, now);
};

/** How often it entered each stage once `from` has become `to`: visits of the old stage count for the new one. */
export const entriesAfter = (entries: Record<string, number>, from: string, to: string): Record<string, number> =>
  from === to ? entries : { ...entries, [to]: (entries[to] ?? 0) + (entries[from] ?? 1) };

/** The same in reverse. */
export const entriesBefore = (entries: Record<string, number>, from: string, to: string): Record<string, number> => {
  if (from === to) return entries;
  const { [to]: after = 0, ...others } = entries;
  const before = after - (entries[from] ?? 1);
  return before > 0 ? { ...others, [to]: before } : others;
};
