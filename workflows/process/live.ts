import {
  ActivityFailure,
  CancellationScope,
  allHandlersFinished,
  condition,
  defineSignal,
  defineUpdate,
  isCancellation,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import { OVER, POKE, RETRY, type Turn } from './messages.ts';

const MOST_EVENTS = 500;

/**
 * The life of every noun's process: take a turn (pull what is new, do what is due), wait for the next moment or a poke, until the noun is over.
 * A turn that fails again and again is shown as stuck and tried again on a poke, by hand, or after a growing pause.
 */
export const live = async (noun: {
  /** undefined for a process that began before its timer was kept; its story goes on as it began */
  life: number | undefined;
  /** null: nothing but a poke is waited for */
  turn: (now: string) => Promise<Turn | null>;
  stuck: (error: string) => Promise<unknown>;
  /** what it does beside its turns has ended; the process ends no earlier */
  beside?: () => Promise<void>;
  continueAsNew: () => Promise<never>;
}): Promise<void> => {
  let poked = false;
  let over = false;
  let failures = 0;
  const timer = keptTimer();
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
      turn = (await noun.turn(new Date().toISOString())) ?? { wakeAt: null, finished: false };
      failures = 0;
    } catch (error) {
      if (isCancellation(error) || !(error instanceof ActivityFailure)) throw error;
      failures += 1;
      await noun.stuck(error.cause?.message ?? error.message);
      turn = { wakeAt: new Date(Date.now() + pause(failures)).toISOString(), finished: false };
    }
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
    if (noun.life !== undefined) await timer.until(turn.wakeAt, () => poked || over);
    else if (turn.wakeAt === null) await condition(() => poked || over);
    else await condition(() => poked || over, Math.max(1, Date.parse(turn.wakeAt) - Date.now()));
  }
  await condition(allHandlersFinished);
};

/** One timer, wound up anew only when its moment changes: a poke in between leaves it, and the end of the process ends it. */
const keptTimer = () => {
  let wound: { at: string; scope: CancellationScope; struck: boolean } | undefined;
  return {
    until: async (at: string | null, poked: () => boolean): Promise<void> => {
      if (wound && wound.at !== at) {
        wound.scope.cancel();
        wound = undefined;
      }
      if (at !== null && !wound) {
        const mine = { at, scope: new CancellationScope(), struck: false };
        const ms = Math.max(1, Date.parse(at) - Date.now());
        mine.scope
          .run(() => sleep(ms))
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
