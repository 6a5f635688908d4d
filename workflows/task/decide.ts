import type { Due } from '../automation/due.schema.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { dueMoment, dueSpan } from '../calendar/due.ts';
import { resumedMoment, spanMoment, type Pause } from '../calendar/span.ts';
import type { CatalogueEvent, EventData, EventTypeOf } from '../event/catalogue.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import type { Language, Words } from '../words/words.schema.ts';
import { inLanguage } from '../words/words.ts';
import type { Outcome } from './outcome.ts';
import type { TaskState } from './state.ts';
import { whyNotComplete, type TaskMoment } from './task.ts';

/** What may be asked of a task. */
export type TaskOrder =
  /** `told`: what is written together with it */
  | {
      do: 'complete';
      outcome?: string | undefined;
      result: string;
      told?: Pick<EventData<'task.done'>, 'moved' | 'dueAt' | 'quiet'> | undefined;
    }
  | { do: 'cancel' }
  /** to another user; its due moment stays */
  | { do: 'give'; to: string }
  /** what its own clock does; `to`: the users whom it concerns */
  | { do: 'clock'; what: TaskMoment['what']; to: string[] }
  /** a span of time after these pauses, the last of them just over */
  | { do: 'replan'; pauses: Pause[] };

/** A task that is to be set. Words are said in the language of the user who must do it. */
export type NewTask = { type: string; text: string | Words; due: Due | { at: string } };

/** What the setting of a task looks at: who must do it, by which calendar. */
export type TaskWorld = {
  now: string;
  /** who sets it; a user may set no task that is due already */
  by: string;
  assignee: string | null;
  calendar: Calendar;
  calendarKey: string;
  /** none where the text stays in every language */
  language?: Language | undefined;
};

export type TaskEvent = CatalogueEvent<EventTypeOf<'task'>>;

/** Refused: DueInPast. */
export const setTask = (
  { type, text: words, due }: NewTask,
  world: TaskWorld,
): CatalogueEvent<'task.created'> | Refusal => {
  const { now, by, assignee, calendar, calendarKey, language } = world;
  const text = (typeof words === 'string' || !language ? words : inLanguage(words, language)) as string;
  const typed = 'at' in due && !('by' in due);
  const dueAt = typed ? new Date(due.at).toISOString() : dueMoment(due as Due, calendar, now);
  if (by === 'user' && dueAt < now) return refuse('DueInPast');
  const span = typed ? undefined : dueSpan(due as Due);
  const kept = span && { ms: span.ms, ...(span.of === 'working' ? { working: calendarKey } : {}) };
  return {
    type: 'task.created',
    data: { type, text, dueAt, responsibleId: assignee, ...(kept ? { span: kept } : {}) },
  };
};

/**
 * Decides an order about a task. `outcomes`: those of its pipeline, where the order must name one of them. Refused: TaskNotOpen,
 * UnknownOutcome.
 */
export const decideTask = (
  task: TaskState,
  order: TaskOrder,
  {
    outcomes,
    calendarOf,
  }: { outcomes?: Pick<Outcome, 'key' | 'tasks'>[]; calendarOf?: (key: string) => Calendar | undefined } = {},
): TaskEvent[] | Refusal => {
  const told = { type: task.type, text: task.text as string };
  switch (order.do) {
    case 'complete': {
      const { outcome, result } = order;
      const refusal = whyNotComplete(task, outcomes && outcome, outcomes ?? []);
      return refusal ?? [{ type: 'task.done', data: { ...told, outcome: outcome ?? null, result, ...order.told } }];
    }
    case 'cancel':
      return task.state === 'open' ? [{ type: 'task.cancelled', data: told }] : refuse('TaskNotOpen');
    case 'give':
      return task.state === 'open'
        ? [{ type: 'task.assigned', data: { ...told, to: [order.to] } }]
        : refuse('TaskNotOpen');
    case 'clock':
      return task.state === 'open'
        ? [{ type: clocks[order.what], data: { ...told, to: order.to } }]
        : refuse('TaskNotOpen');
    case 'replan': {
      const dueAt = dueAfter(task, order.pauses, calendarOf);
      return dueAt === undefined || dueAt === task.dueAt ? [] : [{ type: 'task.replanned', data: { ...told, dueAt } }];
    }
  }
};

/** One order to several tasks, each decided by itself; those that refuse it stay as they are. */
export const decideTasks = <Task extends TaskState>(
  tasks: Task[],
  order: TaskOrder,
  world?: Parameters<typeof decideTask>[2],
): { task: Task; events: TaskEvent[] }[] =>
  tasks.flatMap((task) => {
    const events = decideTask(task, order, world);
    return isRefusal(events) || events.length === 0 ? [] : [{ task, events }];
  });

const clocks = { reminder: 'task.reminded', overdue: 'task.overdue', escalation: 'task.escalated' } as const;

/** When a task that was set as a span is due; undefined for every other, and while its lead is paused. */
const dueAfter = (
  { state, dueAt, overdueAt, createdAt, span }: TaskState,
  pauses: Pause[],
  calendarOf: (key: string) => Calendar | undefined = () => undefined,
): string | undefined => {
  if (state !== 'open' || overdueAt || !span) return undefined;
  const working = span.working === undefined ? undefined : calendarOf(span.working);
  if (span.ms !== undefined && createdAt !== undefined)
    return spanMoment({ since: createdAt, ms: span.ms, working }, pauses);
  const last = pauses.at(-1);
  return last?.to ? resumedMoment(dueAt, working, { from: last.from, to: last.to }) : undefined;
};
