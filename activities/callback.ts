import { readCallbackRow, type CallbackNow } from '../prisma/callback/callback-row.ts';
import { callbackEvents } from '../prisma/callback/callback.queries.ts';
import { serveCallback } from '../prisma/callback/serve.ts';
import type { Database } from '../prisma/client.ts';
import { readProcess, reportProcess, type ProcessReport } from '../prisma/process/process.ts';
import { tendWork } from '../prisma/work/tend.ts';
import { isRace } from '../prisma/write.ts';
import type { SubjectEvent } from '../workflows/automation/facts.ts';
import type { TurnAnswer } from '../workflows/process/messages.ts';
import { changesOf, stepsOf, type Shown } from '../workflows/process/shown.ts';
import { isRefusal } from '../workflows/refusal.ts';
import { latenessOf } from './lateness.ts';

export const callbackActivities = ({ db, publicUrl = '' }: { db: Database; publicUrl?: string }) => ({
  /** One turn of a promise to call: does what is due, finds somebody for it, and says when to come again. Each thing happens once, by its row. */
  turnCallback: async ({
    workflowId,
    callbackId,
    now,
    known,
  }: {
    workflowId: string;
    callbackId: string;
    now: string;
    known: Shown | null;
  }): Promise<TurnAnswer> => {
    let wasDue: string | null | undefined;
    for (;;) {
      const served = await serveCallback(db, {
        ...{ callbackId, publicUrl, at: now },
        actor: { kind: 'process', id: workflowId },
      });
      if (served.did) continue;
      const tends = await tendWork(db, callbackId, now);
      const [row, memory, events] = await Promise.all([
        readCallbackRow(db, callbackId),
        readProcess(db, workflowId),
        callbackEvents(db, callbackId, known?.seen ?? 0),
      ]);
      if (isRefusal(row)) return { wakeAt: null, finished: true };
      wasDue ??= memory?.nextAt ?? null;
      const finished = row.closed_at !== null;
      const until = finished ? null : ([served.wakeAt, tends].filter((at) => at !== null).toSorted()[0] ?? null);
      const report: ProcessReport = {
        ...{ workflowId, noun: 'callback', nounId: callbackId, error: null, seq: row.event_seq },
        state: finished ? 'finished' : 'waiting',
        waitsFor: finished ? [] : [{ what: 'reminder', until, id: row.id }],
        ...{ nextAt: until, lateness: latenessOf(wasDue, now) },
      };
      try {
        await reportProcess(db, report, { revision: memory?.revision ?? 0 });
      } catch (error) {
        // it was changed since it was read
        if (isRace(error)) continue;
        throw error;
      }
      return { wakeAt: until, finished, ...shownCallback(row, report, { events, known, publicUrl }) };
    }
  },
});

const waits: Record<string, string> = {
  waiting: 'its hour',
  due: 'somebody to call, else the next step of the ladder',
  calling: 'the end of the call',
};

/** What a turn reports to the Temporal UI: moments, states and ids, neither the number nor the reason; nothing where nothing has changed. */
const shownCallback = (
  row: CallbackNow,
  { state, nextAt }: ProcessReport,
  { events, known, publicUrl }: { events: SubjectEvent[]; known: Shown | null; publicUrl: string },
): { shown?: Partial<Shown> } => {
  const changes = changesOf(known, {
    seen: row.event_seq,
    title: 'Callback',
    responsible: row.responsible_id,
    state: state === 'finished' ? state : 'waiting',
    pausedUntil: null,
    waits: state === 'finished' ? [] : [{ what: waits[row.state] ?? row.state, until: nextAt }],
    link: `${publicUrl}/callbacks?open=${row.id}`,
    steps: stepsOf(events, String),
  });
  return Object.keys(changes).length > 0 ? { shown: changes } : {};
};
