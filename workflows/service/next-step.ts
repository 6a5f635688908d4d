import { budgetOf } from '../automation/duration.ts';
import type { Duration } from '../automation/duration.schema.ts';
import { nextRung, type Climbed, type NextRung, type Rung } from './ladder.ts';
import type { PolicyRung, Rise } from './policy.schema.ts';
import type { Running } from './promise.ts';

/** The step of a ladder that comes next for this promise, by what has been told already. */
export const nextStep = (ladder: PolicyRung[], promise: Running, rises: Rise[]): NextRung | undefined => {
  const rungs = ladder.filter(({ of }) => of === undefined || of === promise.kind).map((rung) => rungOf(rung, promise));
  const climbed: Climbed[] = [];
  let acknowledged: { until: string | null } | null = null;
  for (const rise of rises) {
    if (rise.what === 'warned' && rise.promise === promise.kind && rise.since === promise.since) {
      const { rung, round, at, to } = rise;
      climbed.push({ rung, round, at, came: to.length > 0 ? 'told' : 'nobody' });
    }
    // whoever takes it on does so for what runs then
    if (rise.what === 'acknowledged' && rise.at >= promise.since) acknowledged = rise;
  }
  const { since, target, pauses, endedAt } = promise;
  return nextRung(rungs, { promise: { ...target, since }, pauses, endedAt, climbed, acknowledged });
};

const rungOf = ({ key, side, by, every }: PolicyRung, { since, target: { working } }: Running): Rung => {
  // along the promise's own time: of working time a day is a working day
  const lengthOf = (duration: Duration) => budgetOf(duration, { since, zone: working?.zone ?? 'UTC', working }).ms;
  return {
    key,
    byMs: lengthOf(by) * (side === 'before' ? -1 : 1),
    ...(every ? { everyMs: Math.max(60_000, lengthOf(every)) } : {}),
  };
};
