import { conversations } from '../prisma/conversation/conversation-record.ts';
import { tendTalk } from '../prisma/conversation/tend.ts';
import type { Database } from '../prisma/client.ts';
import { reportProcess, type ProcessReport } from '../prisma/process/process.ts';
import { isRace } from '../prisma/write.ts';
import { newMemory } from '../workflows/automation/memory.ts';
import type { TurnAnswer } from '../workflows/process/messages.ts';
import type { Shown } from '../workflows/process/shown.ts';
import { latenessOf } from './lateness.ts';
import { turnOf } from './subject-turn.ts';

type Turning = { workflowId: string; conversationId: string; now: string; known?: Shown | null };

export const conversationActivities = ({ db, publicUrl }: { db: Database; publicUrl: string }) => ({
  /** One turn of a conversation's process: its own clocks, then its automations, where it has any; and when to come again. */
  turnConversation: async ({ workflowId, conversationId, now, known = null }: Turning): Promise<TurnAnswer> => {
    let wasDue: string | null | undefined;
    for (;;) {
      const { until, begun } = await tendTalk(db, conversationId, { now, publicUrl });
      if (!begun) return { wakeAt: null, finished: true };
      const { row, events, revision } = begun;
      if (row.pipeline_version_id !== null)
        return turnOf(db, conversations, { id: conversationId, now, known, publicUrl, tendsAt: until });
      wasDue ??= begun.wasDue;
      const report: ProcessReport = {
        ...{ workflowId, noun: 'conversation', nounId: conversationId, error: null, seq: row.event_seq },
        state: until === null ? 'finished' : 'waiting',
        waitsFor: until === null ? [] : [{ what: 'reminder', until, id: conversationId }],
        ...{ nextAt: until, lateness: latenessOf(wasDue, now) },
        // what it remembers is of automations that it has no more
        memory: { ...newMemory(), cursor: events.at(-1)?.number ?? begun.memory.cursor },
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
