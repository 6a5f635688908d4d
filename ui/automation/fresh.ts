import type { Automation, Step, Trigger } from '../../workflows/automation/automation.schema.ts';
import { clientChannels } from '../../workflows/channel/index.ts';
import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import type { Words } from '../../workflows/words/words.schema.ts';
import { keyOf } from '../pipeline/edit.ts';
import type { Kind } from './kinds.ts';

/** What a new step or trigger may name: only what is there. */
export type FreshContext = {
  definition: Pick<
    PipelineDefinition,
    'stages' | 'tasks' | 'lossReasons' | 'automations' | 'currency' | 'fields' | 'outcomes'
  >;
  templates: { key: string; channel: string; ofLead?: boolean | undefined }[];
  /** where it is added */
  stage?: string | undefined;
};

/** A step to begin with, naming things that this pipeline has. */
export const freshStep = (kind: Kind<Step>, around: FreshContext): Step => {
  const step = kind.fresh();
  const { definition, templates, stage } = around;
  switch (step.do) {
    case 'message.send': {
      const [first] = clientChannels.flatMap(({ kind: channel }) => templateOf(templates, channel) ?? []);
      return first ? { ...step, channel: first.channel, template: first.key } : step;
    }
    case 'conversation.send': {
      // a conversation may be about no lead
      const first = templates.find(({ ofLead }) => !ofLead);
      return first ? { ...step, template: first.key } : step;
    }
    case 'talk.send': {
      const [first] = clientChannels.flatMap(({ kind: channel }) => templateOf(templates, channel) ?? []);
      return first ? { ...step, template: first.key } : step;
    }
    case 'task.create':
      return { ...step, type: definition.tasks.types[0]?.key ?? step.type };
    case 'lead.move':
      return { ...step, stage: nextStage(definition.stages, stage) };
    case 'invoice.issue':
      return { ...step, currency: definition.currency };
    case 'run':
      return { ...step, automation: definition.automations[0]?.key ?? step.automation };
    default:
      return step;
  }
};

export const freshTrigger = (kind: Kind<Trigger>, { definition }: FreshContext): Trigger => {
  const trigger = kind.fresh();
  const date = definition.fields.find(({ type }) => type === 'date' || type === 'moment');
  if (trigger.on === 'date.reached' && date) return { ...trigger, field: `fields.${date.key}` };
  if (trigger.on === 'field.changed' && definition.fields[0])
    return { ...trigger, field: `fields.${definition.fields[0].key}` };
  return trigger;
};

export const freshAutomation = (name: Words, when: Trigger, then: Step[], around: FreshContext): Automation => ({
  key: keyOf(name, 'automation', around.definition.automations),
  name,
  ...(around.stage ? { stages: [around.stage] } : {}),
  when,
  then,
});

/** A template of a channel: the wanted one, or the first of all. */
export const templateOf = (templates: FreshContext['templates'], channel: string, wanted = 'received') =>
  templates.find((one) => one.channel === channel && one.key === wanted) ??
  templates.find((one) => one.channel === channel);

const nextStage = (stages: PipelineDefinition['stages'], from: string | undefined): string => {
  const at = stages.findIndex(({ key }) => key === from);
  return (stages[at + 1] ?? stages.find(({ kind }) => kind === 'open') ?? stages[0])?.key ?? 'new';
};
