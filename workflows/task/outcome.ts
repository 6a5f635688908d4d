import type { Automation } from '../automation/automation.schema.ts';
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
  for (const automation of automations) {
    const { key, stages: only } = automation;
    const answer = answerTo(automation);
    if (answer?.outcome !== outcome || (answer.task !== undefined && answer.task !== task.type)) continue;
    if (only ? !only.includes(lead.stage) : !isOpen) continue;
    const { stage, again = false, lossReason } = answer.move;
    return { by: key, stage, again, lossReason };
  }
  return undefined;
};

/** The outcome that an automation answers by such a move; undefined for any other automation. */
export const answerTo = ({ when, if: condition, off, then: [first] }: Automation) =>
  !off && !condition && when.on === 'task.done' && when.outcome !== undefined && first?.do === 'lead.move'
    ? { outcome: when.outcome, task: when.task, move: first }
    : undefined;

/** Whether a task of this kind may end so; an outcome that names no kinds is for all. */
export const isOfTask = ({ tasks }: Pick<Outcome, 'tasks'>, type: string): boolean =>
  tasks === undefined || tasks.length === 0 || tasks.includes(type);
