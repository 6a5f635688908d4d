import type { LeadProcess } from '../automation/lead-process.ts';
import { isSpan } from '../automation/clock.ts';
import type { Automation } from '../automation/automation.schema.ts';
import { instructionAt, programOf } from '../automation/program.ts';
import type { PipelineDefinition } from '../pipeline/pipeline.schema.ts';
import type { Wait } from '../process/process.schema.ts';

/** An open task or an unpaid invoice of the lead. */
export type Duty = {
  what: 'task' | 'payment';
  id: string;
  text: string;
  dueAt: string;
  overdue: boolean;
  stops?: boolean;
};

/** What a lead waits for, nearest first: its duties, timers, runs; or only a person's own move. */
export const waitsOf = (duties: Duty[], memory: LeadProcess, definition: PipelineDefinition): Wait[] => {
  const { automations } = programOf(definition);
  const nameOf = (key: string) => automations.get(key)?.name ?? key;
  const waits: Wait[] = duties.map(({ what, id, text, dueAt, overdue, stops }) => ({
    what,
    id,
    text,
    until: dueAt,
    ...(overdue ? { overdue: true } : stops ? { stops } : {}),
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
