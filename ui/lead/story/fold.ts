import { isEvent } from '../../../workflows/event/catalogue.ts';
import type { Event } from '../../../workflows/event/event.schema.ts';

/** The entries of one lead's story, in the record's order. */
export const fold = (events: Event[]): Event[] =>
  withoutFolded([...events].sort((one, other) => (one.number ?? 0) - (other.number ?? 0)));

/** A message is one entry however far it got: only its beginning stands in the story. A click that was undone and all that came of it is one, too. */
export const withoutFolded = (events: Event[]): Event[] => {
  const place = ({ leadId }: Event, number: number | null) => `${leadId} ${number}`;
  const undone = new Set(
    events.flatMap((event) =>
      isEvent(event, 'lead.undone') ? event.data.events.map((number) => place(event, number)) : [],
    ),
  );
  return events.filter((event) => {
    if (undone.has(place(event, event.number))) return false;
    return event.noun === 'delivery' ? event.seq === 1 : event.noun === 'lead' || !event.type.endsWith('.undone');
  });
};
