import type { Event } from '../../../workflows/event/event.schema.ts';

/** A message is one entry however far it got: only its beginning stands in the story. */
export const fold = (events: Event[]): Event[] =>
  [...events]
    .sort((one, other) => (one.number ?? 0) - (other.number ?? 0))
    .filter(({ noun, seq }) => noun !== 'delivery' || seq === 1);
