import type { LeadEvent } from '../../workflows/automation/facts.ts';

/** An event as a statement tells it inside of jsonb, which would write a moment in the zone of the connection: `at` in milliseconds. */
export type EventInJson = Omit<LeadEvent, 'at'> & { at: number };

export const readTold = (told: EventInJson[] | null): LeadEvent[] =>
  (told ?? []).map(({ at, ...event }) => ({ ...event, at: iso(at) }));

export const iso = (ms: number): string => new Date(Math.round(ms)).toISOString();
