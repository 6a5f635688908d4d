import { isEvent } from '../event/catalogue.ts';

type Numbered = { number: number; type: string; data: Record<string, unknown> };

/** The numbers of the events that an undo among these has taken back. */
export const undoneNumbers = (events: Numbered[]): Set<number> =>
  new Set(events.flatMap((event) => (isEvent(event, 'lead.undone') ? event.data.events : [])));

/** The events without those that were taken back; that they were stays among them. */
export const withoutUndone = <E extends Numbered>(events: E[]): E[] => {
  if (!events.some(({ type }) => type === 'lead.undone')) return events;
  const gone = undoneNumbers(events);
  return events.filter(({ number }) => !gone.has(number));
};
