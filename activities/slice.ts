import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../prisma/client.ts';
import { pokesMade } from '../prisma/process/poke.ts';
import { stillUnheard, type Woken } from '../prisma/process/process.ts';
import { isRace } from '../prisma/write.ts';
import { breatherMs, isOver, isUnderWay, type SliceReport, type BulkRunState } from '../workflows/process/bulk-run.ts';

/** One activity works so long; the workflow's history grows by one activity for it. */
export const SLICE_MS = 20_000;
/** So many leads may be on their way to their processes while the next batch is written: a bulk run never queues up in front of the daily work. */
const IN_FLIGHT = 50;
/** Processes that do not move for this long (paused worker, stuck leads) are not waited for. */
const PATIENCE_MS = 3000;

export type Batch = { state: BulkRunState; moved: Woken[]; restMs?: number };
export type Beat = { beat: (done: number) => void; signal: AbortSignal };

/**
 * Batch after batch until the bulk run is over, told to rest, or the slice is. A batch that somebody else was faster than is planned again.
 * One that `yields` rests after each batch while others work, so that most of the processor is theirs.
 */
export const runSlice = async (
  db: Database,
  nextBatch: () => Promise<Batch>,
  { beat, signal, yields = false }: Beat & { yields?: boolean },
): Promise<SliceReport> => {
  const end = Date.now() + SLICE_MS;
  let done = 0;
  for (let races = 0; ;) {
    // a worker that shuts down leaves the rest to another one
    if (signal.aborted) return { over: false, restMs: 0 };
    beat(done);
    const began = Date.now();
    const before = await pokesMade(db);
    let batch: Batch;
    try {
      batch = await nextBatch();
    } catch (error) {
      if (!isRace(error) || ++races > 20) throw error;
      await pause(20 * races);
      continue;
    }
    races = 0;
    done += batch.moved.length;
    if (!isUnderWay(batch.state)) return { over: isOver(batch.state), restMs: null };
    if (batch.restMs) return { over: false, restMs: batch.restMs };
    const { moved } = batch;
    await heard(() => stillUnheard(db, moved), moved.length, { beat: () => beat(done), signal });
    if (yields) {
      const others = (await pokesMade(db)) - before - moved.length;
      await rest(breatherMs({ tookMs: Date.now() - began, moved: moved.length, others }), () => beat(done), signal);
    }
    if (Date.now() > end) return { over: false, restMs: 0 };
  }
};

const rest = async (ms: number, beat: () => void, signal: AbortSignal): Promise<void> => {
  for (const until = Date.now() + ms; Date.now() < until && !signal.aborted; beat())
    await pause(Math.min(250, until - Date.now()));
};

/** Until most of the `woken` processes have taken in what was written for them. */
export const heard = async (
  count: () => Promise<number>,
  woken: number,
  { beat, signal }: { beat: () => void; signal: AbortSignal },
) => {
  let least = Infinity;
  for (let since = Date.now(); ;) {
    const unheard = woken > 0 ? await count() : 0;
    if (unheard <= Math.min(IN_FLIGHT, woken / 2)) return;
    if (unheard < least) {
      least = unheard;
      since = Date.now();
    } else if (Date.now() - since > PATIENCE_MS) return;
    beat();
    if (signal.aborted) return;
    await pause(50);
  }
};
