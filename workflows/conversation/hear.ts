import type { SubjectEvent, SubjectFacts } from '../automation/facts.ts';
import { isEvent } from '../event/catalogue.ts';

/**
 * What happened in a conversation as its automations hear it: nothing from before it came to them, no word of a program and none that nobody has to
 * read. Closing ends its stay.
 */
export const heardInTalk = (events: SubjectEvent[], { stage }: SubjectFacts, isIn: boolean): SubjectEvent[] => {
  const entered = events.findLastIndex(enters);
  const from = entered !== -1 ? entered : isIn ? 0 : events.length;
  let paused = false;
  return events.map((event, place) => {
    if (isEvent(event, 'conversation.paused', 'conversation.resumed')) paused = event.type === 'conversation.paused';
    if (place < from || isUnheard(event)) return unheard(event);
    return heard(paused ? quiet(event) : event, stage);
  });
};

const enters = (event: SubjectEvent): boolean =>
  isEvent(event, 'conversation.entered') || (isEvent(event, 'conversation.began') && event.data.to !== undefined);

const isUnheard = (event: SubjectEvent): boolean =>
  isEvent(event, 'conversation.received') && (event.data.quiet === true || event.data.robot === true);

/** What comes in a pause is for people: it counts, and fires nothing when the pause is over. */
const quiet = (event: SubjectEvent): SubjectEvent => ({ ...event, data: { ...event.data, quiet: true } });

/** It counts, and means nothing. */
const unheard = (event: SubjectEvent): SubjectEvent => ({ ...event, type: 'conversation.unheard' });

const heard = (event: SubjectEvent, stage: string): SubjectEvent => {
  // whoever waited before they came waits for nobody of theirs
  if (isEvent(event, 'conversation.entered')) return { ...event, data: { ...event.data, closes: true } };
  if (isEvent(event, 'conversation.closed', 'conversation.shut_out', 'conversation.continued'))
    return { ...event, data: { ...event.data, from: stage, to: stage, closes: true } };
  if (isEvent(event, 'conversation.reopened', 'conversation.let_in'))
    return { ...event, data: { ...event.data, to: stage } };
  return event;
};
