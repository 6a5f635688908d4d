import {
  ActivityFailure,
  CancellationScope,
  TemporalFailure,
  allHandlersFinished,
  condition,
  defineSignal,
  defineUpdate,
  isCancellation,
  setHandler,
  sleep,
  workflowInfo,
  type TimerOptions,
} from '@temporalio/workflow';
import { POKE, RETRY, type TurnAnswer } from './messages.ts';
import type { Shown } from './shown.ts';
import { showing } from './showing.ts';

const MOST_EVENTS = 500;

/**
 * The life of a subject's process: take a turn (pull what is new, do what is due), wait for the next moment or a poke, until the subject is
 * over. A turn that fails again and again is shown as stuck, and tried again on a poke, by hand, or after a growing pause.
 */
export const live = async (noun: {
  /** null: waits for nothing but a poke; `known`: what is shown of it, null for nothing yet */
  turn: (now: string, known: Shown | null) => Promise<TurnAnswer | null>;
  stuck: (error: string) => Promise<unknown>;
  /** what it does beside its turns, if anything: the process does not end before that does */
  busy?: () => boolean;
  continueAsNew: () => Promise<never>;
}): Promise<void> => {
  let poked = false;
  let failures = 0;
  const timer = keptTimer();
  const shown = showing();
  setHandler(defineSignal(POKE), () => {
    poked = true;
  });
  setHandler(defineUpdate<void>(RETRY), () => {
    poked = true;
  });

  for (;;) {
    poked = false;
    let turn: TurnAnswer;
    try {
      turn = (await noun.turn(new Date().toISOString(), shown.known())) ?? { wakeAt: null, finished: false };
      shown.hear(turn.shown);
      failures = 0;
    } catch (error) {
      // a local activity fails with its own error, any other activity with that as a cause
      if (isCancellation(error) || !(error instanceof TemporalFailure)) throw error;
      failures += 1;
      const why = (error instanceof ActivityFailure && error.cause?.message) || error.message;
      await noun.stuck(why);
      shown.fail(why);
      turn = { wakeAt: new Date(Date.now() + pause(failures)).toISOString(), finished: false };
    }
    // where a poke came meanwhile, the next turn shows the state
    if (!poked) shown.display(turn.finished ? 'finished' : 'waiting', turn.wakeAt);
    if (turn.finished && !poked) {
      await condition(() => poked || !noun.busy?.());
      await condition(allHandlersFinished);
      // a poke that came meanwhile brought news of a subject that lives again
      if (!poked) return;
    }
    if (isLong()) {
      await condition(allHandlersFinished);
      // a task of its own for continue-as-new: an update that completes in the same task may be lost
      await sleep(1);
      if (!poked) await noun.continueAsNew();
    }
    if (poked) continue;
    await timer.until(turn.wakeAt, () => poked || isLong(), shown.timer);
  }
};

/** Updates without a poke make a history longer, too. */
const isLong = (): boolean => workflowInfo().historyLength > MOST_EVENTS || workflowInfo().continueAsNewSuggested;

/** One timer, set again only when its moment changes: a poke in between leaves it, and the end of the process ends it. */
const keptTimer = () => {
  let kept: { at: string; scope: CancellationScope; fired: boolean } | undefined;
  return {
    until: async (
      at: string | null,
      poked: () => boolean,
      named: (at: string) => TimerOptions | undefined,
    ): Promise<void> => {
      if (kept && kept.at !== at) {
        kept.scope.cancel();
        kept = undefined;
      }
      if (at !== null && !kept) {
        const mine = { at, scope: new CancellationScope(), fired: false };
        const ms = Math.max(1, Date.parse(at) - Date.now());
        mine.scope
          .run(() => sleep(ms, named(at)))
          .then(
            () => (mine.fired = true),
            () => undefined,
          );
        kept = mine;
      }
      const mine = kept;
      await condition(() => poked() || mine?.fired === true);
      if (mine?.fired) kept = undefined;
    },
  };
};

const pause = (failures: number): number => Math.min(600_000, 5_000 * 2 ** (failures - 1));
