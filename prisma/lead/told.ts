import type { SubjectEvent } from '../../workflows/automation/facts.ts';
import { upcast } from '../../workflows/event/upcast.ts';

/** An event as a statement tells it inside of jsonb, which would write a moment in the zone of the connection: `at` in milliseconds. */
export type EventInJson = Omit<SubjectEvent, 'at'> & { at: number };

export const readTold = (told: EventInJson[] | null): SubjectEvent[] =>
  (told ?? []).map(({ at, ...event }) => upcast({ ...event, at: iso(at) }));

export const iso = (ms: number): string => new Date(Math.round(ms)).toISOString();
