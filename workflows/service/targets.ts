import type { Calendars } from '../automation/facts.ts';
import { budgetOf } from '../automation/duration.ts';
import type { Duration } from '../automation/duration.schema.ts';
import type { Targets } from './promise.ts';

/** What is promised, as time that is used up along the policy's calendar. */
export const targetsOf = (
  { targets, calendar }: { targets: Partial<Record<string, Duration>>; calendar?: string | undefined },
  since: string,
  calendars: Calendars,
): Targets => {
  const working = calendar === undefined ? undefined : calendars[calendar];
  const zone = (working ?? calendars[''])?.zone ?? 'Asia/Almaty';
  return Object.fromEntries(
    Object.entries(targets).flatMap(([kind, duration]) =>
      duration ? [[kind, budgetOf(duration, { since, zone, working })]] : [],
    ),
  );
};
