import { sourceOf } from '../../workflows/ticket/source.ts';
import type { IncomingMessage } from '../../workflows/conversation/incoming.ts';
import { isRefusal } from '../../workflows/refusal.ts';
import { subjectIn } from '../../workflows/ticket/subject-in.ts';
import type { ConversationRow } from '../conversation/conversation-row.ts';
import type { WrittenTo } from '../conversation/receive.ts';
import type { Database } from '../client.ts';
import type { Change, Doing } from '../write.ts';
import { newTicket, type Made } from './new-ticket.ts';

/**
 * The ticket that a message opens where its account says that a new talk becomes one: of whoever writes for the first time, and of a talk that begins
 * anew without one. Nothing of what nobody has to answer.
 */
export const openedTicket = async (
  db: Database,
  { id, tickets, languages }: WrittenTo,
  talk: ConversationRow,
  { text, parts, robot }: IncomingMessage,
  { first, ...doing }: Doing & { first: boolean },
): Promise<Change<Made> | undefined> => {
  const isNew = first || talk.state === 'closed';
  if (tickets === null || robot || !isNew || talk.spam_at !== null || talk.ticket_id !== null) return undefined;
  const wish = {
    ...{
      subject: subjectIn({ text, parts }, languages[0] ?? 'ru'),
      pipeline: tickets,
      description: '',
      type: '',
      topic: '',
    },
    ...{ priority: 'normal' as const, source: sourceOf(id) },
    ...{ branch: '', region: '', tags: [], fields: {} },
  };
  const made = await newTicket(db, wish, talk, doing);
  // a pipeline that takes nothing any more keeps no message from being heard
  return isRefusal(made) ? undefined : made;
};
