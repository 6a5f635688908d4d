import type { PipelineDefinition } from '../pipeline/pipeline.schema.ts';

export type Outcome = PipelineDefinition['outcomes'][number];

/** Where an outcome takes the lead at once, and by which automation. */
export type OutcomeMove = { by: string; stage: string; again: boolean; lossReason: string | undefined };

/**
 * The move with which an automation answers this outcome whatever else is known of the lead. It belongs to the click: both are written or neither. One with a
 * condition is left to the process, which alone knows what the condition looks at.
 */
export const moveOfOutcome = (
  { automations, stages }: Pick<PipelineDefinition, 'automations' | 'stages'>,
  lead: { stage: string },
  task: { type: string },
  outcome: string,
): OutcomeMove | undefined => {
  const isOpen = stages.find(({ key }) => key === lead.stage)?.kind === 'open';
  for (const { key, when, if: condition, off, stages: only, then } of automations) {
    const [first] = then;
    if (off || condition || when.on !== 'task.done' || first?.do !== 'lead.move') continue;
    if (when.outcome !== outcome || (when.task !== undefined && when.task !== task.type)) continue;
    if (only ? !only.includes(lead.stage) : !isOpen) continue;
    return { by: key, stage: first.stage, again: first.again ?? false, lossReason: first.lossReason };
  }
  return undefined;
};

/** Whether a task of this kind may end so; an outcome that names no kinds is for all. */
export const isOfTask = ({ tasks }: Pick<Outcome, 'tasks'>, type: string): boolean =>
  tasks === undefined || tasks.length === 0 || tasks.includes(type);
