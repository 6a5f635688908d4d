import type { EventType, SimulatedData } from '../../workflows/event/catalogue.ts';
import { simulate, newFacts, type SimulatedStep } from '../../workflows/automation/simulate.ts';
import type { Action } from '../../workflows/automation/automation.schema.ts';
import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';

const START = '2026-11-23T04:00:00.000Z';
export const almaty = {
  zone: 'Asia/Almaty',
  week: Object.fromEntries(['1', '2', '3', '4', '5'].map((day) => [day, [['09:00', '18:00']]])) as Record<
    string,
    [string, string][]
  >,
  holidays: [],
};
export const live = (definition: PipelineDefinition) => ({
  definition,
  version: 1,
  calendars: { '': almaty, office: almaty },
});

/** One lead of a pipeline in memory, and what its automations did in words. */
export const dryRun = (definition: PipelineDefinition) => {
  const pipeline = live(definition);
  const lead = simulate(pipeline, { facts: newFacts(pipeline, START) }, START);
  return {
    get facts() {
      return lead.facts as typeof lead.facts & { entries: Record<string, number>; responsible: string | null };
    },
    create: () => did(lead.create()),
    finish: (outcome: string) => did(lead.hear('task.done', { type: 'call', outcome })),
    hear: <T extends EventType>(type: T, data?: SimulatedData<T>) => did(lead.hear(type, data)),
    moveByHand: (stage: string) => did(lead.moveTo(stage)),
    wait: (seconds: number) => did(lead.pass(new Date(Date.parse(lead.now) + seconds * 1000).toISOString())),
    loops: () => lead.loops,
    timers: () => lead.process.timers,
    lead,
  };
};

const did = (steps: SimulatedStep[]): string[] => steps.map(({ action }) => wordOf(action));

const wordOf = (action: Action): string => {
  switch (action.do) {
    case 'message.send':
      return `${action.channel} ${action.template}`;
    case 'task.create':
      return `task ${action.type}`;
    case 'lead.move':
      return `move ${action.stage}`;
    case 'notify':
      return `notify ${action.who}`;
    default:
      return action.do;
  }
};
