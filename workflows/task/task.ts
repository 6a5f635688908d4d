import { refuse, type Refusal } from '../refusal.ts';
import { ladderOf, nextTaskRung, type LadderOf, type TaskClimbed } from './ladder.ts';
import { isOfTask, type Outcome } from './outcome.ts';

/** When a task reminds, and what is done when nobody does it: as its pipeline says, or these when it has none. */
export type TaskRules = { remindBeforeMinutes: number } & LadderOf;
export const defaultTaskRules: TaskRules = { remindBeforeMinutes: 30, escalateAfterHours: 24 };

export type TaskClock = {
  state: string;
  /** when its due time was set: nobody is reminded of what was set later than the reminder would be */
  createdAt: string;
  dueAt: string;
  remindedAt: string | null;
  overdueAt: string | null;
  /** the steps of its ladder that were taken, and until when somebody has it */
  climbed: TaskClimbed[];
  acknowledged?: { until: string | null } | null | undefined;
};
/** `step`: of its ladder */
export type TaskMoment = {
  what: 'reminder' | 'overdue' | 'escalation';
  at: string;
  step?: { rung: string; round: number };
};

/** How much time a task has, where it was set as a span: by the wall clock, or by the calendar with the key `working`. */
export type TaskSpan = { ms: number; working?: string };

/** The coming moments of an open task, earliest first. Nobody is reminded of what is already due at `now`. */
export const taskMoments = (task: TaskClock, rules: TaskRules, now: string): TaskMoment[] => {
  if (task.state !== 'open') return [];
  const due = Date.parse(task.dueAt);
  const remind = due - rules.remindBeforeMinutes * 60_000;
  const moments: TaskMoment[] = [];
  if (!task.remindedAt && !task.overdueAt && remind > Date.parse(task.createdAt) && task.dueAt > now)
    moments.push({ what: 'reminder', at: iso(remind) });
  if (!task.overdueAt) moments.push({ what: 'overdue', at: iso(due) });
  const next = nextTaskRung(ladderOf(rules), task, now);
  if (next) moments.push({ what: 'escalation', at: next.at, step: { rung: next.rung, round: next.round } });
  return moments;
};

/** A closed lead gets no tasks, but those that news of money set. */
export const whyNotSet = (lead: { closedAt: string | null } | undefined): Refusal | undefined =>
  lead && lead.closedAt !== null ? refuse('LeadClosed') : undefined;

export const whyNotComplete = (
  task: { state: string; type: string },
  outcome: string | undefined,
  outcomes: Pick<Outcome, 'key' | 'tasks'>[],
): Refusal | undefined => {
  if (task.state !== 'open') return refuse('TaskNotOpen');
  if (outcome === undefined) return undefined;
  const found = outcomes.find(({ key }) => key === outcome);
  if (!found) return refuse('UnknownOutcome', { outcome });
  return isOfTask(found, task.type) ? undefined : refuse('OutcomeOfOtherTask');
};

const iso = (ms: number): string => new Date(ms).toISOString();
