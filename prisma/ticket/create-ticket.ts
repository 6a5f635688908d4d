import { isRefusal, type Refusal } from '../../workflows/refusal.ts';
import { orderConversation, readConversationRow, type ConversationRow } from '../conversation/conversation-row.ts';
import { handedAnswer } from '../conversation/promise.ts';
import type { Database } from '../client.ts';
import { together } from '../delivery/delivery.ts';
import type { Done } from '../subject/subject.ts';
import { routeWorks } from '../work/settle.ts';
import { command, type Change, type Doing } from '../write.ts';
import { newTicket, type Wish } from './new-ticket.ts';
import { ticketOfMessage } from './split.ts';

/** A new ticket, at the first stage of its pipeline. Refused: UnknownPipeline, PipelineOfOtherNoun, TicketPipelineMissing, NotFound. */
export const createTicket = async (
  db: Database,
  { ticket, ...doing }: Doing & { ticket: Wish },
): Promise<Done | Refusal> => {
  const done = await command<Done>(db, { key: doing.key, request: { ticket } }, async () => {
    const talk = ticket.conversationId ? await readConversationRow(db, ticket.conversationId) : undefined;
    if (isRefusal(talk)) return talk;
    if (talk && ticket.messageId) return ticketOfMessage(db, { ...ticket, messageId: ticket.messageId }, talk, doing);
    return talk ? ticketOfTalk(db, ticket, talk, doing) : newTicket(db, ticket, undefined, doing);
  });
  if (!isRefusal(done)) await routeWorks(db, [done.id]);
  return done;
};

/** It hears from now on what is said in the talk, and takes over the answer that was promised there. */
export const ticketOfTalk = async (
  db: Database,
  ticket: Wish,
  talk: ConversationRow,
  doing: Doing,
): Promise<Change<Done> | Refusal> => {
  const answer = await handedAnswer(db, talk);
  const made = await newTicket(db, { ...ticket, answer }, talk, doing);
  if (isRefusal(made)) return made;
  const order = { do: 'ticket' as const, ticket: made.result.id, track: made.result.track };
  const now = new Date().toISOString();
  const heard = orderConversation(talk, { ...doing, at: now }, order, { ticket_id: made.result.id });
  return isRefusal(heard) ? heard : { ...together(made, [heard]), result: made.result };
};
