import type { SubjectEvent } from '../automation/facts.ts';
import { isEvent } from '../event/catalogue.ts';
import { budgetOf } from '../automation/duration.ts';
import type { Duration } from '../automation/duration.schema.ts';
import { nextRung, type Climbed, type NextRung, type Rung } from '../service/ladder.ts';
import type { PolicyRung } from '../service/policy.schema.ts';
import type { Running } from '../service/promise.ts';

type Told = Pick<SubjectEvent, 'type' | 'at' | 'data'>;

/** The step of a ladder that comes next for this promise, by what has been told already. */
export const nextStep = (ladder: PolicyRung[], promise: Running, events: Told[]): NextRung | undefined => {
  const rungs = ladder.filter(({ of }) => of === undefined || of === promise.kind).map((rung) => rungOf(rung, promise));
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

const rungOf = ({ key, side, by, every }: PolicyRung, { since, target: { working } }: Running): Rung => {
  // along the promise's own time: of working time a day is a working day
  const lengthOf = (duration: Duration) => budgetOf(duration, { since, zone: working?.zone ?? 'UTC', working }).ms;
  return {
    key,
    byMs: lengthOf(by) * (side === 'before' ? -1 : 1),
    ...(every ? { everyMs: Math.max(60_000, lengthOf(every)) } : {}),
  };
};
