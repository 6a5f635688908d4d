import type { Lead } from '../../workflows/lead/lead.schema.ts';
import { whyNotMove } from '../../workflows/lead/lead.ts';
import type { Pipeline } from '../../workflows/pipeline/pipeline.schema.ts';
import type { Refusal } from '../../workflows/refusal.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { isProblem, post, queryKeys } from '../api.ts';
import { cache } from '../cache.ts';
import { toast, toastProblem } from '../kit/toast.tsx';
import { takeLead } from '../live.ts';
import { stageOf } from '../pipelines.ts';
import { language, say } from '../words.ts';

/** Why a lead may not go there, before anyone tries; a loss reason is asked for later, so it does not count. */
export const whyNotTo = (lead: Lead, pipeline: Pipeline, stage: string): Refusal | undefined => {
  const refusal = whyNotMove(lead, pipeline.definition, { stage });
  return refusal?.refusal === 'LossReasonNeeded' ? undefined : refusal;
};

/** Shows the move at once; goes back with the reason where the server refuses. */
export const move = async (lead: Lead, pipeline: Pipeline, stage: string, lossReason?: string, isUndo = false) => {
  const to = stageOf(pipeline, stage);
  takeLead({ ...lead, stage, stageEnteredAt: new Date(Date.now() + lead.clockOffset).toISOString() });
  try {
    await post(`/leads/${lead.id}/move`, lossReason ? { stage, lossReason } : { stage });
  } catch (error) {
    const known = cache.getQueryData<Lead>(queryKeys.lead(lead.id));
    if (!known || known.version === lead.version) takeLead(lead);
    const passing = isProblem(error) && (error.status === 0 || error.status >= 500);
    toastProblem(
      error,
      passing ? { text: say('kit:again'), run: () => void move(lead, pipeline, stage, lossReason) } : undefined,
    );
    return;
  }
  if (isUndo || !to) return;
  toast(say('board:moved', { name: lead.name, stage: inLanguage(to.name, language()) }), {
    tone: to.kind === 'won' ? 'green' : 'dim',
    ...(to.kind === 'open' ? { action: { text: say('kit:undo'), run: () => void undo(lead, pipeline) } } : {}),
  });
};

const undo = async (before: Lead, pipeline: Pipeline) => {
  const known = cache.getQueryData<Lead>(queryKeys.lead(before.id)) ?? before;
  await move(known, pipeline, before.stage, undefined, true);
};
