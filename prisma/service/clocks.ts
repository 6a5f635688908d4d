import type { ServiceClock } from '../../workflows/service/policy.schema.ts';
import { serviceOf, type Minutes, type ServiceEvent } from '../../workflows/service/promise.ts';

/** Promises as they stand at that moment, each with whose its minutes were. */
export const clocksAt = (events: ServiceEvent[], now: string): ServiceClock[] => {
  const { clocks, minutes } = serviceOf(events, now);
  return clocks.map(({ usedMs: _, ...clock }) => ({
    ...clock,
    spans: minutes.flatMap((span) => within(span, clock.since, clock.endedAt)),
  }));
};

/** As much of a stretch of time as lies in the life of a promise. */
const within = ({ from, to, ...whose }: Minutes, since: string, endedAt: string | null): Minutes[] => {
  const begin = from > since ? from : since;
  const end = endedAt !== null && (to === null || to > endedAt) ? endedAt : to;
  return end !== null && end <= begin ? [] : [{ from: begin, to: end, ...whose }];
};
