import { eachStep } from '../pipeline/problem/look.ts';
import type { PipelineDefinition } from '../pipeline/pipeline.schema.ts';

/** Keys of the texts that a pipeline may send. */
export const templatesOf = ({
  automations,
  invoices: { sent, reminder, overdue, receipt },
}: Pick<PipelineDefinition, 'automations' | 'invoices'>): string[] => {
  const keys = new Set([sent, reminder, overdue, receipt]);
  for (const { off, then } of automations)
    if (!off)
      eachStep(then, (step) => {
        if (step.do === 'message.send' || step.do === 'talk.send' || step.do === 'conversation.send')
          keys.add(step.template);
      });
  return [...keys];
};
