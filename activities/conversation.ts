import type { Database } from '../prisma/client.ts';
import { remindOfRating } from '../prisma/conversation/ask-rating.ts';
import { conversationOf, type ConversationRow } from '../prisma/conversation/conversation-row.ts';
import { tellConversation } from '../prisma/conversation/conversation.ts';
import { serveTalk } from '../prisma/conversation/promise.ts';
import { mailsUnreadAt, mailUnread } from '../prisma/widget/mail-unread.ts';
import { reportProcess, type ProcessReport } from '../prisma/process/process.ts';
import { readSubjectTurn } from '../prisma/subject/subject-turn.ts';
import { tendWork } from '../prisma/work/tend.ts';
import { isRace } from '../prisma/write.ts';
import { remindsAt } from '../workflows/conversation/rating.ts';
import type { TurnAnswer } from '../workflows/process/messages.ts';
import { isRefusal } from '../workflows/refusal.ts';
import { latenessOf } from './lateness.ts';

/** A minute later. */
const later = (now: string): string => new Date(Date.parse(now) + 60_000).toISOString();

export const conversationActivities = ({ db, publicUrl }: { db: Database; publicUrl: string }) => ({
  /**
   * One turn of a conversation's process: brings it back at its moment, reminds of a question, or mails what a visitor has not read, each once, finds
   * somebody for it, says what its promise asks for, and says when to come again.
   */
  turnConversation: async ({
    workflowId,
    conversationId,
    now,
  }: {
    workflowId: string;
    conversationId: string;
    now: string;
  }): Promise<TurnAnswer> => {
    let wasDue: string | null | undefined;
    // what is on its way to her page cannot be mailed yet
    let mailsAfter = '';
    for (;;) {
      const promise = await serveTalk(db, {
        ...{ conversationId, publicUrl, at: now },
        actor: { kind: 'process', id: workflowId },
      });
      if (promise.did) continue;
      const tends = await tendWork(db, conversationId, now);
      const begun = await readSubjectTurn<ConversationRow>(
        db,
        { kind: 'conversation', id: conversationId },
        'conversation',
      );
      if (isRefusal(begun)) return { wakeAt: null, finished: true };
      const { row, events, revision } = begun;
      wasDue ??= begun.wasDue;
      const wakes = row.snoozed_until?.toISOString() ?? null;
      const reminds = remindsAt(conversationOf(row));
      const unreadAt = await mailsUnreadAt(db, conversationId);
      const mails = unreadAt !== null && unreadAt < mailsAfter ? mailsAfter : unreadAt;
      const until = [wakes, reminds, tends, mails, promise.wakeAt].filter((at) => at !== null).toSorted()[0] ?? null;
      if (until !== null && until <= now && until !== tends && until !== promise.wakeAt) {
        const once = {
          key: `${workflowId}/${until}`,
          actor: { kind: 'process' as const, id: workflowId },
          conversationId,
        };
        if (until === wakes) await tellConversation(db, { ...once, order: { do: 'wake' } });
        else if (until === reminds) await remindOfRating(db, once);
        else if (!(((await mailUnread(db, { ...once, now })) as number) > 0)) mailsAfter = later(now);
        continue;
      }
      const report: ProcessReport = {
        ...{ workflowId, noun: 'conversation', nounId: conversationId, error: null, seq: row.event_seq },
        state: until === null ? 'finished' : 'waiting',
        waitsFor: until === null ? [] : [{ what: 'reminder', until, id: conversationId }],
        ...{ nextAt: until, lateness: latenessOf(wasDue, now) },
        memory: { ...begun.memory, cursor: events.at(-1)?.number ?? begun.memory.cursor },
      };
      try {
        await reportProcess(db, report, { revision });
      } catch (error) {
        // it was changed since it was read
        if (isRace(error)) continue;
        throw error;
      }
      return { wakeAt: until, finished: until === null };
    }
  },
});
