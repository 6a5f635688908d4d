import type { Calendar } from '../calendar/calendar.ts';
import type { Cause } from './cause.schema.ts';

export type Facts = Record<string, unknown>;
/** The subject as its row is now: what conditions look at. */
export type SubjectFacts = Facts & { stage: string; closedAt: string | null; pausedAt: string | null };

export type SubjectEvent = {
  id: string;
  /** its number in the subject's story, from 1, without gaps */
  number: number;
  type: string;
  at: string;
  data: Record<string, unknown>;
  cause: Cause | null;
  actor?: { kind: string; id?: string | undefined };
};

/** Working time by the calendar's key; `""` is the pipeline's own. */
export type Calendars = Record<string, Calendar>;

/** The value at a path of the facts; undefined where there is none. */
export const factAt = (facts: Facts, path: string): unknown => {
  let at: unknown = facts;
  for (const key of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as Facts)[key];
  }
  return at;
};
