import {
  ActivityFailure,
  allHandlersFinished,
  condition,
  continueAsNew,
  defineSignal,
  defineUpdate,
  isCancellation,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import { sending } from '../activities.ts';
import { POKE, RETRY } from '../process/messages.ts';
import { showing } from '../process/showing.ts';
import { closedBreaker, pauseAfter, type Breaker } from './breaker.ts';

export type ChannelSending = { account: string; breaker?: Breaker };

const MOST_EVENTS = 500;

/**
 * One channel account's sending, for as long as the account lives: takes what waits in small batches, rests when nothing does, and comes back
 * after growing pauses when the provider fails. While it is down, new messages only wait: pokes do not shorten the pause, but a person may.
 */
export const channelSending = async ({ account, breaker = closedBreaker }: ChannelSending): Promise<void> => {
  let poked = true;
  let hurried = false;
  const shown = showing();
  setHandler(defineSignal(POKE), () => {
    poked = true;
  });
  setHandler(defineUpdate<void>(RETRY), () => {
    hurried = true;
  });
  const isTired = () => workflowInfo().historyLength > MOST_EVENTS || workflowInfo().continueAsNewSuggested;
  const isCalled = () => hurried || (poked && breaker.retryAt === null);

  for (let wakeAt = breaker.retryAt; ;) {
    const ms = wakeAt === null ? undefined : Date.parse(wakeAt) - Date.now();
    if (ms === undefined) await condition(() => isCalled() || isTired());
    else if (ms > 0) await condition(() => isCalled() || isTired(), ms);
    if (isTired()) {
      await condition(allHandlersFinished);
      // a task of its own for continue-as-new: an update that completes in the same task may be lost
      await sleep(1);
      await continueAsNew<typeof channelSending>({ account, breaker });
    }
    poked = hurried = false;
    try {
      const report = await sending.sendMessages({ account, breaker });
      breaker = report.breaker;
      wakeAt = report.retryAt;
      // what a provider answered may name a client, so only the error's kind is shown
      if (breaker.openSince) shown.fail(breaker.trouble ?? 'the provider takes nothing', breaker.openSince);
      else shown.hear();
    } catch (error) {
      if (isCancellation(error) || !(error instanceof ActivityFailure)) throw error;
      const failures = breaker.failures + 1;
      wakeAt = new Date(Date.now() + pauseAfter(failures, Math.random())).toISOString();
      const why = error.cause?.message ?? error.message;
      breaker = { ...breaker, failures, error: why, retryAt: wakeAt };
      shown.fail(why);
    }
    shown.display('waiting');
  }
};
