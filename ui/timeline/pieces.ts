import { isEvent } from '../../workflows/event/catalogue.ts';
import type { Event } from '../../workflows/event/event.schema.ts';

/** What was written in one conversation, with nothing else in between: one entry of a timeline. */
export type Piece = { id: string; at: string; talk: string; events: Event[] };

export const isPiece = (one: Event | Piece): one is Piece => 'talk' in one;

/**
 * A timeline, the oldest first, in which a long talk does not drown the rest: its messages of a day are one entry until something else happens.
 * `dayOf`: by the reader's clock.
 */
export const withPieces = (events: Event[], dayOf: (at: string) => string): (Event | Piece)[] => {
  const told: (Event | Piece)[] = [];
  for (const event of events) {
    const last = told.at(-1);
    if (!isOfTalk(event)) told.push(event);
    else if (last && isPiece(last) && last.talk === event.nounId && dayOf(last.at) === dayOf(event.at)) {
      last.events.push(event);
      last.at = event.at;
    } else told.push({ id: event.id, at: event.at, talk: event.nounId, events: [event] });
  }
  return told;
};

/** Both stories, each in its own order, by their moments. */
export const merged = (story: Event[], talk: Event[]): Event[] => {
  if (talk.length === 0) return story;
  const all: Event[] = [];
  let next = 0;
  for (const event of story) {
    while (next < talk.length && talk[next]!.at < event.at) all.push(talk[next++]!);
    all.push(event);
  }
  return [...all, ...talk.slice(next)];
};

/** Where a message stands: the piece that holds it. */
export const pieceOf = (told: (Event | Piece)[], message: unknown): Piece | undefined =>
  told.filter(isPiece).find(({ events }) => events.some(({ data }) => data['message'] === message));

const isOfTalk = (event: Event): boolean =>
  isEvent(event, 'conversation.received', 'conversation.answered', 'conversation.noted');
