import type { SubjectEvent } from '../automation/facts.ts';
import { isEvent } from '../event/catalogue.ts';
import type { Rise } from './policy.schema.ts';

/** What was done about the promises of a ticket or a talk, and what a ticket has from its talk. */
export const risesOf = (events: Pick<SubjectEvent, 'type' | 'at' | 'data'>[]): Rise[] =>
  events.flatMap((event): Rise[] => {
    const { at } = event;
    if (isEvent(event, 'ticket.created')) return event.data.answer?.rises ?? [];
    if (isEvent(event, 'ticket.warned', 'conversation.warned')) {
      const { set: _, dueAt: __, ...step } = event.data;
      return [{ what: 'warned', at, ...step }];
    }
    if (isEvent(event, 'ticket.late', 'conversation.late'))
      return [{ what: 'late', at, promise: event.data.promise, since: event.data.since }];
    if (isEvent(event, 'ticket.acknowledged', 'conversation.acknowledged'))
      return [{ what: 'acknowledged', at, until: event.data.until }];
    return [];
  });
