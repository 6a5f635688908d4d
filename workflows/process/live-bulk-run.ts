import {
  ActivityFailure,
  allHandlersFinished,
  condition,
  defineSignal,
  defineUpdate,
  isCancellation,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import type { Refusal } from '../refusal.ts';
import { POKE, RETRY, type Steering } from './messages.ts';
import { showing } from './showing.ts';
import { bulkRunOrders, bulkRunUpdate, type BulkRunOrder, type SliceReport } from './bulk-run.ts';

const MOST_EVENTS = 500;

/**
 * The life of a bulk run: one slice after another, as far as its row allows; pause, resume, stop and undo are written there and
 * heard between two batches. A slice that fails again and again is shown as stuck and tried again on a poke or after a growing pause.
 */
export const liveBulkRun = async <Answer>(noun: {
  slice: () => Promise<SliceReport>;
  steer: (order: Steering & { order: BulkRunOrder }) => Promise<Answer | Refusal>;
  stuck: (error: string) => Promise<unknown>;
  continueAsNew: () => Promise<never>;
}): Promise<void> => {
  let poked = false;
  let failures = 0;
  const shown = showing();
  setHandler(defineSignal(POKE), () => {
    poked = true;
  });
  setHandler(defineUpdate<void>(RETRY), () => {
    poked = true;
  });
  for (const order of bulkRunOrders) {
    setHandler(defineUpdate<Answer | Refusal, [Steering]>(bulkRunUpdate(order)), async (steering) => {
      const answer = await noun.steer({ ...steering, order });
      poked = true;
      return answer;
    });
  }

  for (;;) {
    poked = false;
    let report: SliceReport;
    try {
      report = await noun.slice();
      shown.hear();
      failures = 0;
    } catch (error) {
      if (isCancellation(error) || !(error instanceof ActivityFailure)) throw error;
      failures += 1;
      const why = error.cause?.message ?? error.message;
      await noun.stuck(why);
      shown.fail(why);
      report = { over: false, restMs: Math.min(600_000, 5_000 * 2 ** (failures - 1)) };
    }
    // where a poke came meanwhile, the next slice shows the state
    if (!poked) shown.display(report.over ? 'finished' : report.restMs === null ? 'paused' : 'waiting');
    if (report.over) {
      await condition(allHandlersFinished);
      if (!poked) return;
    }
    if (workflowInfo().historyLength > MOST_EVENTS || workflowInfo().continueAsNewSuggested) {
      await condition(allHandlersFinished);
      // a task of its own for continue-as-new: an update that completes in the same task may be lost
      await sleep(1);
      await noun.continueAsNew();
    }
    if (poked || report.restMs === 0) continue;
    if (report.restMs === null) await condition(() => poked);
    else await condition(() => poked, report.restMs);
  }
};
