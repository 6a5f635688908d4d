import type { Firing } from './step.ts';
import type { TrialStory, TrialTotals } from './trial.schema.ts';

/** A task by whom and when: the user's id and the local day. */
export type TaskSet = { user: string; day: string };
type Side = { firings: Firing[]; tasks: TaskSet[]; messages: number; idle: boolean };

/** The result for one subject. */
export type SubjectTrial = {
  before: Side | null;
  after: Side;
  /** something fires at once */
  now: boolean;
  differs: boolean;
  gone: boolean;
  paused: boolean;
  events: number;
  loops: number;
  story: TrialStory;
};

export const newTotals = (): TrialTotals => ({
  leads: 0,
  events: 0,
  fires: 0,
  now: 0,
  differs: 0,
  idle: 0,
  idleBefore: 0,
  gone: 0,
  paused: 0,
  loops: 0,
  automations: {},
  tasks: {},
  messages: { before: {}, after: {} },
});

/** Adds a subject; the totals grow with automations, users and days, never with subjects. */
export const addTrial = (totals: TrialTotals, trial: SubjectTrial): void => {
  const { before, after } = trial;
  totals.leads += 1;
  totals.events += trial.events;
  totals.loops += trial.loops;
  if (after.firings.length > 0) totals.fires += 1;
  if (trial.now) totals.now += 1;
  if (trial.differs) totals.differs += 1;
  if (after.idle) totals.idle += 1;
  if (before?.idle) totals.idleBefore += 1;
  if (trial.gone) totals.gone += 1;
  if (trial.paused) totals.paused += 1;
  const counted = new Set<string>();
  for (const { automation, at } of after.firings) {
    const count = countOf(totals, automation);
    count.after += 1;
    if (!counted.has(automation)) count.leads += 1;
    counted.add(automation);
    if (count.first === null || at < count.first) count.first = at;
  }
  if (before)
    for (const { automation } of before.firings) {
      const count = countOf(totals, automation);
      count.before = (count.before ?? 0) + 1;
    }
  for (const task of before?.tasks ?? []) cellOf(totals, task)[0] += 1;
  for (const task of after.tasks) cellOf(totals, task)[1] += 1;
  if (before) counts(totals.messages.before, bucketOf(before.messages));
  counts(totals.messages.after, bucketOf(after.messages));
};

const countOf = ({ automations }: TrialTotals, key: string) =>
  (automations[key] ??= { after: 0, before: null, leads: 0, first: null });

const cellOf = ({ tasks }: TrialTotals, { user, day }: TaskSet): [number, number] =>
  ((tasks[user] ??= {})[day] ??= [0, 0]);

const counts = (histogram: Record<string, number>, bucket: string): void => {
  histogram[bucket] = (histogram[bucket] ?? 0) + 1;
};

const MOST_TOLD = 20;
const bucketOf = (messages: number): string => (messages > MOST_TOLD ? `${MOST_TOLD}+` : String(messages));

/** The groups that a lead is counted in: every number opens the leads of one. */
export const groupsOf = ({ before, after, now, differs, gone, paused, loops }: SubjectTrial): string[] => {
  const groups = new Set<string>();
  const has = (group: string, is: boolean) => void (is && groups.add(group));
  has('fires', after.firings.length > 0);
  has('now', now);
  has('differs', differs);
  has('idle', after.idle);
  has('idle_before', before?.idle ?? false);
  has('gone', gone);
  has('paused', paused);
  has('loops', loops > 0);
  for (const { automation } of after.firings) groups.add(`a:${automation}`);
  for (const { automation } of before?.firings ?? []) groups.add(`b:${automation}`);
  for (const { user, day } of after.tasks) groups.add(`t:${user}`).add(`t:${user}/${day}`);
  for (const { user, day } of before?.tasks ?? []) groups.add(`u:${user}`).add(`u:${user}/${day}`);
  groups.add(`m:${bucketOf(after.messages)}`);
  if (before) groups.add(`n:${bucketOf(before.messages)}`);
  return [...groups];
};

/** How many tasks a user gets on a day with any tasks: [before, after]. */
export const tasksADay = ({ tasks }: TrialTotals): [number, number] => {
  const days = new Set<string>();
  const sums: [number, number] = [0, 0];
  let users = 0;
  for (const own of Object.values(tasks)) {
    users += 1;
    for (const [day, [before, after]] of Object.entries(own)) {
      days.add(day);
      sums[0] += before;
      sums[1] += after;
    }
  }
  const of = Math.max(1, users * days.size);
  return [sums[0] / of, sums[1] / of];
};

/** How many messages a client gets: [before, after]. */
export const messagesAClient = ({ messages }: TrialTotals): [number, number] => [
  meanOf(messages.before),
  meanOf(messages.after),
];

const meanOf = (histogram: Record<string, number>): number => {
  let clients = 0;
  let sum = 0;
  for (const [bucket, count] of Object.entries(histogram)) {
    clients += count;
    sum += Number.parseInt(bucket, 10) * count;
  }
  return clients === 0 ? 0 : sum / clients;
};
