import { nextRung, type Climbed, type NextRung, type Rung } from '../service/ladder.ts';
import type { After, TaskRung } from './ladder.schema.ts';

/** What became of a step; of one that called somebody also whom, and how long she may be silent. */
export type TaskClimbed = Climbed & { to?: string[] | undefined; silentMs?: number | undefined };

/** What a pipeline says of a task that is late: `escalateAfterHours` is a ladder of one step. */
export type LadderOf = { ladder?: TaskRung[] | undefined; escalateAfterHours?: number | undefined };

const SILENT_MS = 600_000;
const MINUTES = { minutes: 1, hours: 60, days: 1440 };

export const ladderOf = ({ ladder, escalateAfterHours = 24 }: LadderOf): TaskRung[] =>
  ladder ?? [{ key: 'supervisors', by: hoursOf(escalateAfterHours), does: 'supervisors' }];

const hoursOf = (hours: number): After =>
  Number.isInteger(hours) ? { amount: hours, unit: 'hours' } : { amount: Math.round(hours * 60), unit: 'minutes' };

export const msOf = ({ amount, unit }: After): number => amount * MINUTES[unit] * 60_000;

type Late = {
  dueAt: string;
  climbed: TaskClimbed[];
  acknowledged?: { until: string | null } | null | undefined;
};

/** The step that comes next for an open task, and when; what repeats is not told once for each time that was missed. */
export const nextTaskRung = (ladder: TaskRung[], { dueAt, climbed, acknowledged = null }: Late, now: string) =>
  nextRung(
    ladder.map((rung) => rungOf(rung, climbed)),
    { promise: { ms: 0, since: dueAt }, pauses: [], endedAt: null, climbed, acknowledged },
    now,
  ) satisfies NextRung | undefined;

const rungOf = ({ key, by, does, every }: TaskRung, climbed: TaskClimbed[]): Rung => ({
  key,
  byMs: msOf(by),
  ...(every && (does === 'remind' || does === 'supervisors') ? { everyMs: Math.max(60_000, msOf(every)) } : {}),
  ...(does === 'on_call' ? { silentMs: climbed.findLast(({ rung }) => rung === key)?.silentMs ?? SILENT_MS } : {}),
});
