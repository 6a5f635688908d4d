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
import { OVER, POKE, RETRY, type Turn } from './messages.ts';
import type { Shown } from './shown.ts';
import { showing } from './showing.ts';

const MOST_EVENTS = 500;

/**
 * The life of every noun's process: take a turn (pull what is new, do what is due), wait for the next moment or a poke, until the noun is over.
 * A turn that fails again and again is shown as stuck and tried again on a poke, by hand, or after a growing pause.
 */
export const live = async (noun: {
  /** undefined for a process that began before its timer was kept; its story goes on as it began */
  life: number | undefined;
  /** null: nothing but a poke is waited for; `known`: what is shown of it, null for nothing yet, undefined where nothing is */
  turn: (now: string, known: Shown | null | undefined) => Promise<Turn | null>;
  stuck: (error: string) => Promise<unknown>;
  /** what it does beside its turns has ended; the process ends no earlier */
  beside?: () => Promise<void>;
  continueAsNew: () => Promise<never>;
}): Promise<void> => {
  let poked = false;
  let over = false;
  let failures = 0;
  const timer = keptTimer();
  const shown = showing(noun.life);
  setHandler(defineSignal(POKE), () => {
    poked = true;
  });
  setHandler(defineSignal(OVER), () => {
    over = true;
  });
  setHandler(defineUpdate<void>(RETRY), () => {
    poked = true;
  });

  while (!over) {
    poked = false;
    let turn: Turn;
    try {
      turn = (await noun.turn(new Date().toISOString(), shown.known())) ?? { wakeAt: null, finished: false };
      shown.hear(turn);
      failures = 0;
    } catch (error) {
      // a local activity fails with its own error, any other one with that as a cause
      if (isCancellation(error) || !(error instanceof TemporalFailure)) throw error;
      failures += 1;
      const why = (error instanceof ActivityFailure && error.cause?.message) || error.message;
      await noun.stuck(why);
      shown.fail(why);
      turn = { wakeAt: new Date(Date.now() + pause(failures)).toISOString(), finished: false };
    }
    // where it was poked meanwhile the next turn tells
    if (!poked && !over) shown.tell(turn);
    if (over || (turn.finished && !poked)) {
      await noun.beside?.();
      await condition(allHandlersFinished);
      // a poke that came meanwhile brought news of a noun that lives again
      if (over || !poked) return;
    }
    if (workflowInfo().historyLength > MOST_EVENTS || workflowInfo().continueAsNewSuggested) {
      await condition(allHandlersFinished);
      // a task of its own for continue-as-new: an update that completes in the same one may be lost
      await sleep(1);
      if (!poked) await noun.continueAsNew();
    }
    if (poked) continue;
    if (noun.life !== undefined) await timer.until(turn.wakeAt, () => poked || over, shown.timer);
    else if (turn.wakeAt === null) await condition(() => poked || over);
    else await condition(() => poked || over, Math.max(1, Date.parse(turn.wakeAt) - Date.now()));
  }
  await condition(allHandlersFinished);
};

/** One timer, wound up anew only when its moment changes: a poke in between leaves it, and the end of the process ends it. */
const keptTimer = () => {
  let wound: { at: string; scope: CancellationScope; struck: boolean } | undefined;
  return {
    until: async (
      at: string | null,
      poked: () => boolean,
      named: (at: string) => TimerOptions | undefined,
    ): Promise<void> => {
      if (wound && wound.at !== at) {
        wound.scope.cancel();
        wound = undefined;
      }
      if (at !== null && !wound) {
        const mine = { at, scope: new CancellationScope(), struck: false };
        const ms = Math.max(1, Date.parse(at) - Date.now());
        mine.scope
          .run(() => sleep(ms, named(at)))
          .then(
            () => (mine.struck = true),
            () => undefined,
          );
        wound = mine;
      }
      const mine = wound;
      await condition(() => poked() || mine?.struck === true);
      if (mine?.struck) wound = undefined;
    },
  };
};

const pause = (failures: number): number => Math.min(600_000, 5_000 * 2 ** (failures - 1));
