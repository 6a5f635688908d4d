import { isEvent } from '../../../workflows/event/catalogue.ts';
import type { Event } from '../../../workflows/event/event.schema.ts';

/** A message is one entry however far it got: only its beginning stands in the story. A click that was undone and all that came of it is one, too. */
export const fold = (events: Event[]): Event[] => {
  const undone = new Set(events.flatMap((event) => (isEvent(event, 'lead.undone') ? event.data.events : [])));
  return [...events]
    .sort((one, other) => (one.number ?? 0) - (other.number ?? 0))
    .filter(({ noun, seq, type, number }) => {
      if (number !== null && undone.has(number)) return false;
      return noun === 'delivery' ? seq === 1 : noun === 'lead' || !type.endsWith('.undone');
    });
};
