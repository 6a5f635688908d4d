import type { PipelineDefinition, Stage } from '../pipeline/pipeline.schema.ts';
import { refuse, type Refusal } from '../refusal.ts';

export type MovableLead = { stage: string; closedAt: string | null };

export const stageOf = (definition: Pick<PipelineDefinition, 'stages'>, key: string): Stage | undefined =>
  definition.stages.find((stage) => stage.key === key);

/** Why this lead may not go to that stage; the same sentence for the button, the route and the process. */
export const whyNotMove = (
  lead: MovableLead,
  definition: Pick<PipelineDefinition, 'stages' | 'lossReasons'>,
  to: { stage: string; lossReason?: string | undefined; again?: boolean | undefined },
): Refusal | undefined => {
  const stage = stageOf(definition, to.stage);
  if (!stage) return refuse('UnknownStage', { stage: to.stage });
  if (lead.closedAt !== null) return refuse('LeadClosed');
  if (lead.stage === to.stage && !to.again) return refuse('SameStage');
  if (stage.kind === 'lost') {
    if (!to.lossReason) return refuse('LossReasonNeeded');
    if (!definition.lossReasons.some((reason) => reason.key === to.lossReason)) return refuse('UnknownLossReason');
  }
  return undefined;
};

export type Candidate = {
  id: string;
  name: string;
  load: number;
  limit: number;
  onShift: boolean;
  lastAssignedAt: string | null;
};
export type WeighedCandidate = Candidate & { eligible: boolean; reason?: 'off_shift' | 'at_limit' };
/** Kept with the assignment: who could have had it, and why this one. */
export type Decision = {
  rule: 'least_busy' | 'round_robin' | 'by_hand';
  chosen: string | null;
  why: 'least_busy' | 'longest_without' | 'nobody_on_shift' | 'by_hand' | 'nobody';
  candidates: WeighedCandidate[];
};

/** Only people on shift and under their limit; when nobody is on shift, the same choice among all who are under their limit. */
export const chooseAssignee = (rule: 'least_busy' | 'round_robin', candidates: Candidate[]): Decision => {
  const weighed = candidates.map((candidate): WeighedCandidate => {
    const reason = candidate.load >= candidate.limit ? 'at_limit' : candidate.onShift ? undefined : 'off_shift';
    return reason ? { ...candidate, eligible: false, reason } : { ...candidate, eligible: true };
  });
  const eligible = weighed.filter((candidate) => candidate.eligible);
  const pool = eligible.length ? eligible : weighed.filter((candidate) => candidate.reason === 'off_shift');
  const chosen = [...pool].sort(rule === 'least_busy' ? byLoad : byTurn)[0];
  if (!chosen) return { rule, chosen: null, why: 'nobody', candidates: weighed };
  const why = eligible.length ? (rule === 'least_busy' ? 'least_busy' : 'longest_without') : 'nobody_on_shift';
  return { rule, chosen: chosen.id, why, candidates: weighed };
};

const byTurn = (a: Candidate, b: Candidate): number =>
  (a.lastAssignedAt ?? '').localeCompare(b.lastAssignedAt ?? '') || a.id.localeCompare(b.id);
const byLoad = (a: Candidate, b: Candidate): number => a.load - b.load || byTurn(a, b);

/** The row that a lead's own events give, column by column: the proof that the story is whole. */
export const leadFromEvents = (events: { data: Record<string, unknown> }[]): Record<string, unknown> => {
  const row: Record<string, unknown> = {};
  for (const { data } of events) {
    const set = (data['set'] ?? {}) as Record<string, [unknown, unknown]>;
    for (const [column, [, after]] of Object.entries(set)) row[column] = after;
  }
  return row;
};
