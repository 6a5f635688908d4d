import type { LeadProcess } from '../automation/lead-process.ts';
import { isSpan } from '../automation/clock.ts';
import type { Automation } from '../automation/automation.schema.ts';
import { instructionAt, programOf } from '../automation/program.ts';
import type { PipelineDefinition } from '../pipeline/pipeline.schema.ts';
import type { Wait } from '../process/process.schema.ts';
import type { Duty } from './duty.ts';

export type ShownDuty = Pick<Duty, 'what' | 'id' | 'kind' | 'text' | 'dueAt' | 'overdueAt' | 'stops'>;

/** What a lead waits for, nearest first: its duties, timers, runs; or only a person's own move. */
export const waitsOf = (duties: ShownDuty[], memory: LeadProcess, definition: PipelineDefinition): Wait[] => {
  const { automations } = programOf(definition);
  const nameOf = (key: string) => automations.get(key)?.name ?? key;
  const waits: Wait[] = duties.map(({ what, id, kind, text, dueAt, overdueAt, stops }) => ({
    what,
    id,
    text,
    ...(kind ? { kind } : {}),
    until: dueAt,
    ...(overdueAt ? { overdue: true } : stops ? { stops } : {}),
  }));
  for (const { automation, at } of memory.timers)
    waits.push({
      ...{ what: 'automation', until: at, text: nameOf(automation), id: automation },
      ...(isSpan({ definition }, automation) ? { stops: true } : {}),
    });
  for (const { id, automation, wait, at } of memory.runs)
    waits.push({
      ...{ what: 'run', until: wait?.until ?? null, text: nameOf(automation), id, step: at, automation },
      ...(wait?.until && !waitsForDate(automations.get(automation), at) ? { stops: true } : {}),
    });
  const { passOn } = memory;
  if (passOn && !passOn.asked)
    waits.push({ what: 'reaction', until: passOn.at, text: nameOf(passOn.automation), id: passOn.person, stops: true });
  waits.sort((a, b) => (a.until ?? '9').localeCompare(b.until ?? '9'));
  return waits.length ? waits : [{ what: 'person', until: null }];
};

const waitsForDate = (automation: Automation | undefined, at: string): boolean =>
  automation !== undefined && instructionAt(automation, at)?.step.do === 'wait.until';
