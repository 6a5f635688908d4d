import { budgetOf } from '../automation/duration.ts';
import type { Duration } from '../automation/duration.schema.ts';
import { nextRung, type Climbed, type NextRung, type Rung } from './ladder.ts';
import type { Rise } from './policy.schema.ts';
import type { Running } from './promise.ts';
import type { PolicyRung } from './rung.schema.ts';

type Warned = Extract<Rise, { what: 'warned' }>;
export type Ladder = {
  /** key of the policy whose ladder it is */
  policy: string;
  rungs: PolicyRung[];
  /** how long whoever is on call may be silent */
  silentMs: number;
};

/** The step of a ladder that comes next for this promise, by what has been done already. */
export const nextStep = (
  { policy, rungs, silentMs }: Ladder,
  promise: Running,
  rises: Rise[],
): NextRung | undefined => {
  const own = rungs
    .filter(({ of }) => of === undefined || of === promise.kind)
    .map((rung) => rungOf(rung, promise, silentMs));
  const climbed: Climbed[] = stepsOf(rises, promise, policy).map(({ rung, round, at, to, did }) => ({
    ...{ rung, round, at },
    came: did === 'nothing' ? 'skipped' : to.length > 0 || did !== undefined ? 'told' : 'nobody',
  }));
  let acknowledged: { until: string | null } | null = null;
  // whoever takes it on does so for what runs then
  for (const rise of rises) if (rise.what === 'acknowledged' && rise.at >= promise.since) acknowledged = rise;
  const { since, target, pauses, endedAt } = promise;
  return nextRung(own, { promise: { ...target, since }, pauses, endedAt, climbed, acknowledged });
};

/** What was done already by this policy's ladder; what does not say whose counts for each. */
export const stepsOf = (rises: Rise[], { kind, since }: Pick<Running, 'kind' | 'since'>, policy: string): Warned[] =>
  rises.filter(
    (rise): rise is Warned =>
      rise.what === 'warned' &&
      rise.promise === kind &&
      rise.since === since &&
      (rise.policy === undefined || rise.policy === policy),
  );

const rungOf = (
  { key, side, by, every, tell }: PolicyRung,
  { since, target: { working } }: Running,
  silentMs: number,
): Rung => {
  // along the promise's own time: of working time a day is a working day
  const lengthOf = (duration: Duration) => budgetOf(duration, { since, zone: working?.zone ?? 'UTC', working }).ms;
  return {
    key,
    byMs: lengthOf(by) * (side === 'before' ? -1 : 1),
    // what moves a ticket is done once: two ladders that hand it to one another come to an end
    ...(every && (tell === 'assignee' || tell === 'group' || tell === 'supervisors')
      ? { everyMs: Math.max(60_000, lengthOf(every)) }
      : {}),
    ...(tell === 'on_call' ? { silentMs } : {}),
  };
};
