import {
  advance,
  newProcess,
  type Command,
  type LeadEvent,
  type LeadFacts,
} from '../../workflows/automation/advance.ts';
import type { Action, Cause } from '../../workflows/automation/automation.schema.ts';
import { whyNotMove } from '../../workflows/lead/lead.ts';
import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';

/** One lead of a pipeline in memory: the real interpreter, and of the actions only what the interpreter can see of them. */
export const dryRun = (definition: PipelineDefinition) => {
  const first = definition.stages[0]!.key;
  const facts: LeadFacts & { entries: Record<string, number>; responsible: string | null } = {
    stage: first,
    closedAt: null,
    pausedAt: null,
    entries: { [first]: 1 },
    responsible: null,
  };
  let process = newProcess();
  let id = 0;
  let now = Date.UTC(2026, 10, 23, 4);
  let waiting: LeadEvent[] = [];
  let ran: Command[] = [];
  let loops: Command[] = [];
  const iso = () => new Date(now).toISOString();
  const tell = (type: string, data: Record<string, unknown>, cause: Cause | null = null) => {
    waiting.push({ id: String(++id), xid: String(id), type, at: iso(), data, cause });
  };

  const act = ({ action, cause }: Command) => {
    if (action.do === 'lead.assign') facts.responsible = 'aida';
    if (action.do !== 'lead.move') return;
    if (whyNotMove({ stage: facts.stage, closedAt: facts.closedAt }, definition, action)) return;
    move(action.stage, cause);
  };
  const move = (stage: string, cause: Cause | null = null) => {
    const from = facts.stage;
    facts.stage = stage;
    facts.entries = { ...facts.entries, [stage]: (facts.entries[stage] ?? 0) + 1 };
    if (definition.stages.find(({ key }) => key === stage)?.kind !== 'open') facts.closedAt = iso();
    tell('lead.moved', { from, to: stage }, cause);
  };
  /** Turns until nothing is left to do, as the process does. */
  const settle = () => {
    for (let round = 0; round < 100; round++) {
      const step = advance(definition, 1, process, facts, waiting, iso());
      waiting = [];
      process = step.process;
      loops = [...loops, ...step.loops];
      ran = [...ran, ...step.commands];
      step.commands.forEach(act);
      if (step.commands.length === 0 && waiting.length === 0) return;
    }
    throw new Error('The automations never come to rest.');
  };
  const tellAndSettle = (type: string, data: Record<string, unknown> = {}) => {
    ran = [];
    tell(type, data);
    settle();
    return did(ran);
  };

  return {
    facts,
    create: () => tellAndSettle('lead.created', { set: { stage: [null, first] } }),
    finish: (outcome: string) => tellAndSettle('task.done', { type: 'call', outcome }),
    hear: tellAndSettle,
    moveByHand: (stage: string) => {
      ran = [];
      move(stage);
      settle();
      return did(ran);
    },
    wait: (seconds: number) => {
      ran = [];
      now += seconds * 1000;
      settle();
      return did(ran);
    },
    loops: () => loops,
    timers: () => process.timers,
  };
};

const did = (commands: Command[]): string[] => commands.map(({ action }) => wordOf(action));

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
