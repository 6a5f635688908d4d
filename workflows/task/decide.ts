import type { Due } from '../automation/due.schema.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { dueMoment, dueSpan } from '../calendar/due.ts';
import { resumedMoment, spanMoment, type Pause } from '../calendar/span.ts';
import type { CatalogueEvent, EventData, EventTypeOf } from '../event/catalogue.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import type { Language, Words } from '../words/words.schema.ts';
import { inLanguage } from '../words/words.ts';
import { isNews, type ToldAnswer } from './meeting.ts';
import type { Outcome } from './outcome.ts';
import type { ChecklistItem, TaskState } from './state.ts';
import type { Priority } from './task.schema.ts';
import { whyNotComplete } from './task.ts';

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
  | { do: 'reopen' }
  | ({ do: 'change' } & TaskChange)
  /** to another user; its due moment stays */
  | { do: 'give'; to: string }
  /** what its own clock does; `to`: the users whom it concerns */
  | { do: 'clock'; what: 'reminder' | 'overdue'; to: string[] }
  /** a step of its ladder, with whom it tells, or to whom it hands the task on */
  | { do: 'climb'; step: Omit<EventData<'task.escalated'>, 'type' | 'text' | 'set'> }
  /** somebody has it */
  | { do: 'acknowledge'; until: string | null }
  /** what the client has answered to the invitation */
  | { do: 'answer'; answer: ToldAnswer }
  /** a span of time after these pauses, the last of them just over */
  | { do: 'replan'; pauses: Pause[] };

/** What a user changes of a task; what is not named stays. A due moment that somebody types is a promise, whatever it was before. */
export type TaskChange = {
  type?: string | undefined;
  text?: string | undefined;
  dueAt?: string | undefined;
  responsible?: string | undefined;
  priority?: Priority | undefined;
  checklist?: ChecklistItem[] | undefined;
  result?: string | undefined;
  /** what becomes of the series that it belongs to */
  series?: Pick<EventData<'task.changed'>, 'series' | 'repeat' | 'following'> | undefined;
};

/** A task that is to be set. Words are said in the language of the user who must do it. */
export type NewTask = {
  type: string;
  text: string | Words;
  due: Due | { at: string };
  priority?: Priority | undefined;
};

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
  { type, text: words, due, priority = 'normal' }: NewTask,
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
    data: { type, text, dueAt, responsibleId: assignee, ...(kept ? { span: kept } : {}), ...marked(priority) },
  };
};

/** The usual priority is not told. */
const marked = (priority: Priority) => (priority === 'normal' ? {} : { priority });

/**
 * Decides an order about a task. `outcomes`: those of its pipeline, where the order must name one of them; `now`: of its own clock, where it is
 * changed. Refused: TaskNotOpen, TaskIsOpen, UnknownOutcome, DueInPast.
 */
export const decideTask = (
  task: TaskState,
  order: TaskOrder,
  {
    outcomes,
    calendarOf,
    now = '',
  }: {
    outcomes?: Pick<Outcome, 'key' | 'tasks'>[];
    calendarOf?: (key: string) => Calendar | undefined;
    now?: string;
  } = {},
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
    case 'reopen':
      return task.state === 'open'
        ? refuse('TaskIsOpen')
        : [{ type: 'task.reopened', data: { ...told, dueAt: task.dueAt, responsibleId: task.responsible ?? null } }];
    case 'change':
      return changed(task, order, now);
    case 'give':
      return task.state === 'open'
        ? [{ type: 'task.assigned', data: { ...told, to: [order.to] } }]
        : refuse('TaskNotOpen');
    case 'clock':
      return task.state === 'open'
        ? [{ type: clocks[order.what], data: { ...told, to: order.to } }]
        : refuse('TaskNotOpen');
    case 'climb':
      return task.state === 'open' ? climbed(task, order.step, told) : refuse('TaskNotOpen');
    case 'acknowledge':
      if (task.state !== 'open') return refuse('TaskNotOpen');
      return [
        { type: 'task.acknowledged', data: { ...told, until: order.until && new Date(order.until).toISOString() } },
      ];
    case 'answer':
      if (task.state !== 'open') return refuse('TaskNotOpen');
      return isNews(order.answer, task.answer) ? [{ type: 'task.answered', data: { ...told, ...order.answer } }] : [];
    case 'replan': {
      const dueAt = dueAfter(task, order.pauses, calendarOf);
      return dueAt === undefined || dueAt === task.dueAt ? [] : [{ type: 'task.replanned', data: { ...told, dueAt } }];
    }
  }
};

/** Of a closed task only the result can be mended. */
const changed = (task: TaskState, { responsible, ...wish }: TaskChange, now: string): TaskEvent[] | Refusal => {
  const { type = task.type, text = task.text as string, ...others } = wish;
  const dueAt = others.dueAt === undefined ? undefined : new Date(others.dueAt).toISOString();
  const differs = {
    ...(dueAt === undefined || dueAt === task.dueAt ? {} : { dueAt }),
    ...(others.checklist === undefined || same(others.checklist, task.checklist)
      ? {}
      : { checklist: others.checklist }),
    ...(others.priority === undefined || others.priority === (task.priority ?? 'normal')
      ? {}
      : { priority: others.priority }),
    ...others.series,
    ...(others.result === undefined || others.result === (task.result ?? '') ? {} : { result: others.result }),
  };
  const isChanged = type !== task.type || text !== task.text || Object.keys(differs).length > 0;
  const isGiven = responsible !== undefined && responsible !== task.responsible;
  const events: TaskEvent[] = [
    ...(isChanged ? [{ type: 'task.changed' as const, data: { type, text, ...differs } }] : []),
    ...(isGiven ? [{ type: 'task.assigned' as const, data: { type, text, to: [responsible] } }] : []),
  ];
  const isOnlyResult =
    !isGiven && type === task.type && text === task.text && Object.keys(differs).every((key) => key === 'result');
  if (task.state !== 'open' && !isOnlyResult) return refuse('TaskNotOpen');
  return differs.dueAt !== undefined && differs.dueAt < now ? refuse('DueInPast') : events;
};

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other ?? []);

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

const clocks = { reminder: 'task.reminded', overdue: 'task.overdue' } as const;

/** The step, and what it does to the task besides. */
const climbed = (
  { priority = 'normal', responsible }: TaskState,
  step: Extract<TaskOrder, { do: 'climb' }>['step'],
  told: { type: string; text: string },
): TaskEvent[] => {
  const [heir] = step.does === 'hand_on' ? step.to : [];
  const gives = heir !== undefined && heir !== responsible;
  const raises = step.does === 'raise' && priority !== 'high';
  const nothing = (step.does === 'hand_on' && !gives) || (step.does === 'raise' && !raises);
  return [
    { type: 'task.escalated', data: { ...told, ...step, ...(nothing ? { nothing } : {}) } },
    ...(gives ? [{ type: 'task.assigned' as const, data: { ...told, to: [heir] } }] : []),
    ...(raises ? [{ type: 'task.changed' as const, data: { ...told, priority: 'high' as const } }] : []),
  ];
};

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
