import type { Automation, Step } from '../../../workflows/automation/automation.schema.ts';
import type { Words } from '../../../workflows/words/words.schema.ts';
import type { FreshContext } from '../fresh.ts';

type Made = Pick<Automation, 'when' | 'then'> & Partial<Pick<Automation, 'if' | 'again' | 'onLeave'>>;
export type Recipe = {
  id: string;
  icon: string;
  name: Required<Words>;
  make: (around: FreshContext) => Made | undefined;
};

type TaskStep = Extract<Step, { do: 'task.create' }>;
export const task = ({ definition }: FreshContext, text: Words, due: TaskStep['due']): TaskStep => ({
  do: 'task.create',
  type: definition.tasks.types[0]?.key ?? 'call',
  text,
  due,
  who: 'responsible',
});

/** It names the text that it means: where nobody has written that yet, the pipeline is not published until somebody does. */
export const message = (channel: string, template: string): Step => ({
  do: 'message.send',
  channel,
  template,
  attach: [],
});
