import type { Automation, Step } from '../../../workflows/automation/automation.schema.ts';
import type { Words } from '../../../workflows/words/words.schema.ts';
import { templateOf, type FreshContext } from '../fresh.ts';

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

export const message = ({ templates }: FreshContext, channel: string, wanted?: string): Step | undefined => {
  const template = templateOf(templates, channel, wanted);
  return template && { do: 'message.send', channel, template: template.key, attach: [] };
};
