import type { LeadProcess } from '../automation/lead-process.ts';
import { programOf } from '../automation/program.ts';
import type { PipelineDefinition } from '../pipeline/pipeline.schema.ts';
import type { Wait } from '../process/process.schema.ts';
import type { Duty } from './duty.ts';

export type ShownDuty = Pick<Duty, 'what' | 'id' | 'kind' | 'text' | 'dueAt' | 'overdueAt'>;

/** What a lead waits for, nearest first: its duties, timers, runs; or only a person's own move. */
export const waitsOf = (duties: ShownDuty[], memory: LeadProcess, definition: PipelineDefinition): Wait[] => {
  const { automations } = programOf(definition);
  const nameOf = (key: string) => automations.get(key)?.name ?? key;
  const waits: Wait[] = duties.map(({ what, id, kind, text, dueAt, overdueAt }) => ({
    what,
    id,
    text,
    ...(kind ? { kind } : {}),
    until: dueAt,
    ...(overdueAt ? { overdue: true } : {}),
  }));
  for (const { automation, at } of memory.timers)
    waits.push({ what: 'automation', until: at, text: nameOf(automation), id: automation });
  for (const { id, automation, wait, at } of memory.runs)
    waits.push({ what: 'run', until: wait?.until ?? null, text: nameOf(automation), id, step: at, automation });
  const { passOn } = memory;
  if (passOn && !passOn.asked)
    waits.push({ what: 'reaction', until: passOn.at, text: nameOf(passOn.automation), id: passOn.person });
  waits.sort((a, b) => (a.until ?? '9').localeCompare(b.until ?? '9'));
  return waits.length ? waits : [{ what: 'person', until: null }];
};
