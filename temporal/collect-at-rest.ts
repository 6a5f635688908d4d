import { performance } from 'node:perf_hooks';
import { getHeapStatistics } from 'node:v8';

// Imported before the worker, so in each of its threads as well. After thousands of new leads V8 keeps what they threw away for as long as little is
// asked of it; a thread that has come to rest collects it, and the memory is the machine's again.
const LOOK_MS = 10_000;
/** Below this share of its time a thread rests. */
const RESTING = 0.2;
/** A collection takes a tenth of a second: for less than so many bytes it is not worth it. */
const WORTH = 16 << 20;

const used = () => getHeapStatistics().used_heap_size;
let worked = performance.eventLoopUtilization();
let kept = 0;
setInterval(() => {
  const { utilization } = performance.eventLoopUtilization(worked);
  worked = performance.eventLoopUtilization();
  if (!globalThis.gc || utilization > RESTING || used() - kept < WORTH) return;
  globalThis.gc();
  kept = used();
}, LOOK_MS).unref();
