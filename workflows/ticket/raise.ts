import type { SubjectFacts } from '../automation/facts.ts';
import type { PolicyRung } from '../service/rung.schema.ts';
import type { TicketOrder } from './order.ts';
import { Priority } from './priority.schema.ts';

/** What a step of the ladder asks of a ticket; undefined where it asks for nothing that is not so already. Nothing is ever lowered. */
export const orderOfStep = ({ assign, raise }: PolicyRung, facts: SubjectFacts): TicketOrder | undefined => {
  if (assign) {
    if ('user' in assign) return { do: 'ticket.assign', to: assign.user };
    return { do: 'ticket.assign', to: null, ...('group' in assign ? { group: assign.group } : {}) };
  }
  if (raise === undefined) return undefined;
  const levels = Priority.options;
  const now = levels.indexOf(facts['priority'] as Priority);
  const then = raise === 'one' ? Math.min(now + 1, levels.length - 1) : levels.indexOf(raise);
  return then > now ? { do: 'ticket.change', priority: levels[then]! } : undefined;
};
