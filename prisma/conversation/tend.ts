import { remindsAt } from '../../workflows/conversation/rating.ts';
import { isRefusal } from '../../workflows/refusal.ts';
import { processIdOf } from '../../workflows/subject/subject.ts';
import type { Database } from '../client.ts';
import { readSubjectTurn, type SubjectTurn } from '../subject/subject-turn.ts';
import { mailsUnreadAt, mailUnread } from '../widget/mail-unread.ts';
import { tendWork } from '../work/tend.ts';
import { remindOfRating } from './ask-rating.ts';
import { conversationOf, type ConversationRow } from './conversation-row.ts';
import { tellConversation } from './conversation.ts';
import { serveTalk } from './promise.ts';

/** `until`: when it is looked after again; `begun`: as it stands then, undefined where it is gone. */
export type Tended = { until: string | null; begun: SubjectTurn<ConversationRow> | undefined };

/** A minute later. */
const later = (now: string): string => new Date(Date.parse(now) + 60_000).toISOString();

/**
 * The clocks that every conversation has: it comes back at its moment, reminds of a question, or mails what a visitor has not read, each once, finds
 * somebody for it, and says what its promise asks for.
 */
export const tendTalk = async (
  db: Database,
  conversationId: string,
  { now, publicUrl }: { now: string; publicUrl: string },
): Promise<Tended> => {
  const subject = { kind: 'conversation', id: conversationId };
  const workflowId = processIdOf(subject);
  const actor = { kind: 'process' as const, id: workflowId };
  // what is on its way to her page cannot be mailed yet
  let mailsAfter = '';
  for (;;) {
    const promise = await serveTalk(db, { conversationId, publicUrl, at: now, actor });
    if (promise.did) continue;
    const tends = await tendWork(db, conversationId, now);
    const begun = await readSubjectTurn<ConversationRow>(db, subject, 'conversation');
    if (isRefusal(begun)) return { until: null, begun: undefined };
    const { row } = begun;
    const wakes = row.snoozed_until?.toISOString() ?? null;
    const reminds = remindsAt(conversationOf(row));
    const unreadAt = await mailsUnreadAt(db, conversationId);
    const mails = unreadAt !== null && unreadAt < mailsAfter ? mailsAfter : unreadAt;
    const until = [wakes, reminds, tends, mails, promise.wakeAt].filter((at) => at !== null).toSorted()[0] ?? null;
    if (until === null || until > now || until === tends || until === promise.wakeAt) return { until, begun };
    const once = { key: `${workflowId}/${until}`, actor, conversationId };
    if (until === wakes) await tellConversation(db, { ...once, order: { do: 'wake' } });
    else if (until === reminds) await remindOfRating(db, once);
    else if (!(((await mailUnread(db, { ...once, now })) as number) > 0)) mailsAfter = later(now);
  }
};
