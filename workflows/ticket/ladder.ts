import type { SubjectEvent } from '../automation/facts.ts';
import { isEvent } from '../event/catalogue.ts';
import type { Duration } from '../automation/duration.schema.ts';
import { nextRung, type Climbed, type NextRung, type Rung } from '../service/ladder.ts';
import type { PolicyRung } from '../service/policy.schema.ts';
import type { Running } from '../service/promise.ts';

type Told = Pick<SubjectEvent, 'type' | 'at' | 'data'>;

/** The step of a ladder that comes next for this promise, by what has been told already. */
export const nextStep = (ladder: PolicyRung[], promise: Running, events: Told[]): NextRung | undefined => {
  const rungs = ladder.filter(({ of }) => of === undefined || of === promise.kind).map(rungOf);
  const climbed: Climbed[] = [];
  let acknowledged: { until: string | null } | null = null;
  for (const event of events) {
    if (isEvent(event, 'ticket.warned') && event.data.promise === promise.kind && event.data.since === promise.since) {
      const { rung, round, to } = event.data;
      climbed.push({ rung, round, at: event.at, came: to.length > 0 ? 'told' : 'nobody' });
    }
    // whoever takes it on does so for what runs then
    if (isEvent(event, 'ticket.acknowledged') && event.at >= promise.since) acknowledged = event.data;
  }
  const { since, target, pauses, endedAt } = promise;
  return nextRung(rungs, { promise: { ...target, since }, pauses, endedAt, climbed, acknowledged });
};

const rungOf = ({ key, side, by, every }: PolicyRung): Rung => ({
  key,
  byMs: lengthOf(by) * (side === 'before' ? -1 : 1),
  ...(every ? { everyMs: Math.max(60_000, lengthOf(every)) } : {}),
});

/** Along the promise's own time, where a day of working time has eight hours; the same figures serve the clock. */
const lengthOf = ({ amount, unit }: Duration): number => amount * MS[unit];
const MS = {
  ...{ seconds: 1000, minutes: 60_000, hours: 3_600_000 },
  ...{ days: 86_400_000, weeks: 604_800_000, months: 2_592_000_000 },
};
