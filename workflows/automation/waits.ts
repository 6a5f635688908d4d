import type { Memory } from './memory.ts';
import { calendarBy, isSpan } from './clock.ts';
import type { Automation } from './automation.schema.ts';
import { instructionAt, programOf, type LivePipeline } from './program.ts';
import { leftUntil } from '../calendar/span.ts';
import type { Wait } from '../process/process.schema.ts';

/** Something of the subject's with a clock that its own row keeps: a task, an unpaid invoice. `stops`: a span, which a pause stops. */
export type ShownDuty = {
  what: Extract<Wait['what'], 'task' | 'payment'>;
  id: string;
  kind?: string | undefined;
  text: string;
  high?: boolean | undefined;
  dueAt: string;
  overdueAt: string | null;
  stops?: boolean | undefined;
  /** by the calendar with this key */
  working?: string | null | undefined;
};

/** What a subject waits for, nearest first: its duties, timers, runs; or only a user's own move. `pausedAt`: since when it is paused, null where it is not. */
export const waitsOf = (
  duties: ShownDuty[],
  memory: Memory,
  pipeline: LivePipeline,
  pausedAt: string | null,
): Wait[] => {
  const { automations } = programOf(pipeline.definition);
  const nameOf = (key: string) => automations.get(key)?.name ?? key;
  const stopped = (until: string | null, calendar?: string | null): Pick<Wait, 'stops' | 'left'> => {
    if (pausedAt === null || until === null || until <= pausedAt) return { stops: true };
    const working = calendar ? pipeline.calendars[calendar] : undefined;
    return { stops: true, left: { ms: leftUntil(until, working, pausedAt), working: working !== undefined } };
  };
  const waits: Wait[] = duties.map(({ what, id, kind, text, high, dueAt, overdueAt, stops, working }) => ({
    what,
    id,
    text,
    ...(kind ? { kind } : {}),
    ...(high ? { high } : {}),
    until: dueAt,
    ...(overdueAt ? { overdue: true } : stops ? stopped(dueAt, working) : {}),
  }));
  for (const { automation, at, by } of memory.timers)
    waits.push({
      ...{ what: 'automation', until: at, text: nameOf(automation), id: automation },
      ...(isSpan(pipeline, automation) ? stopped(at, calendarBy(by)) : {}),
    });
  for (const { id, automation, wait, at } of memory.runs)
    waits.push({
      ...{ what: 'run', until: wait?.until ?? null, text: nameOf(automation), id, step: at, automation },
      ...(wait?.until && !waitsForDate(automations.get(automation), at)
        ? stopped(wait.until, calendarBy(wait.by))
        : {}),
    });
  const { passOn } = memory;
  if (passOn && !passOn.asked)
    waits.push({
      what: 'reaction',
      until: passOn.at,
      text: nameOf(passOn.automation),
      id: passOn.person,
      ...stopped(passOn.at),
    });
  waits.sort((a, b) => (a.until ?? '9').localeCompare(b.until ?? '9'));
  if (waits.length === 0) return [{ what: 'person', until: null }];
  return waits.map((wait) => (wait.left ? { ...wait, until: null } : wait));
};

const waitsForDate = (automation: Automation | undefined, at: string): boolean =>
  automation !== undefined && instructionAt(automation, at)?.step.do === 'wait.until';
