import { columnsOf } from '../event/catalogue.ts';
import type { PipelineDefinition, Stage } from '../pipeline/pipeline.schema.ts';
import { refuse, type Refusal } from '../refusal.ts';
import { whyNotEnter, type Entering } from '../pipeline/entry.ts';
import { inEach, inLanguage } from '../words/words.ts';

export type MovableLead = { stage: string; closedAt: string | null };

/** What joining asks of both leads. */
export type Joinable = { closedAt: string | null; pausedAt: string | null; joinedTo?: string | null };

export const stageOf = (definition: Pick<PipelineDefinition, 'stages'>, key: string): Stage | undefined =>
  definition.stages.find((stage) => stage.key === key);

/**
 * Why this lead may not go to that stage; the same sentence for the button, the route and the process. Without `entering`, what the stage
 * asks for is not checked.
 */
export const whyNotMove = (
  lead: MovableLead,
  definition: Pick<PipelineDefinition, 'stages' | 'lossReasons' | 'fields'>,
  to: { stage: string; lossReason?: string | undefined; again?: boolean | undefined },
  entering?: Entering,
): Refusal | undefined => {
  const stage = stageOf(definition, to.stage);
  if (!stage) return refuse('UnknownStage', { stage: to.stage });
  if (lead.closedAt !== null) return refuse('LeadClosed');
  if (lead.stage === to.stage) return to.again ? undefined : refuse('SameStage');
  const notEnter = entering && whyNotEnter(stage, definition, entering);
  if (notEnter) return notEnter;
  if (stage.kind === 'lost') {
    if (!to.lossReason) return refuse('LossReasonNeeded');
    if (!definition.lossReasons.some((reason) => reason.key === to.lossReason)) return refuse('UnknownLossReason');
  }
  return undefined;
};

/** Why a closed lead may not be reopened at that stage. Without `entering`, what the stage asks for is not checked. */
export const whyNotReopen = (
  lead: MovableLead,
  definition: Pick<PipelineDefinition, 'stages' | 'fields'>,
  to: { stage: string },
  entering?: Entering,
): Refusal | undefined => {
  const stage = stageOf(definition, to.stage);
  if (!stage) return refuse('UnknownStage', { stage: to.stage });
  if (lead.closedAt === null) return refuse('LeadOpen');
  if (stage.kind !== 'open') return refuse('StageCloses', { stage: inEach((each) => inLanguage(stage.name, each)) });
  return entering && whyNotEnter(stage, definition, entering);
};

/** Why a lead may not be joined to another one, so that both are one piece of work. */
export const whyNotJoin = (gone: Joinable, stays: Joinable, sameClient: boolean): Refusal | undefined => {
  if (gone.joinedTo || stays.joinedTo) return refuse('LeadJoined');
  if (gone.closedAt !== null || stays.closedAt !== null) return refuse('ClosedLeadsApart');
  if (gone.pausedAt !== null) return refuse('PausedLeadApart');
  return sameClient ? undefined : refuse('NotSameClient');
};

/** The row that follows from a lead's own events, column by column: the proof that the story is complete. */
export const leadFromEvents = (events: { data: Record<string, unknown> }[]): Record<string, unknown> => {
  const row: Record<string, unknown> = {};
  for (const event of events) for (const [column, [, after]] of Object.entries(columnsOf(event))) row[column] = after;
  return row;
};
