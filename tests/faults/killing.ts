import { setTimeout as pause } from 'node:timers/promises';
import type { System } from '../support/system.ts';

const VICTIMS = ['worker', 'api', 'temporal', 'postgres'];
const TIMES = 2;

/** The same seed gives the same numbers from 0 to 1 (mulberry32). */
export const diceOf = (seed: number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

/** Kills every process with -9, twice, at moments that the seed chooses. Answers what died when, in seconds. */
export const killAtRandom = async (
  system: System,
  seed: number,
  seconds: number,
  victims: string[] = VICTIMS,
): Promise<string[]> => {
  const dice = diceOf(seed);
  const began = Date.now();
  const killed: string[] = [];
  const plan = victims.map((name) => ({
    name,
    moments: Array.from({ length: TIMES }, () => (0.05 + 0.9 * dice()) * seconds).sort((a, b) => a - b),
  }));
  await Promise.all(
    plan.map(async ({ name, moments }) => {
      for (const moment of moments) {
        await pause(Math.max(0, began + moment * 1000 - Date.now()));
        await kill(system, name);
        killed.push(`${((Date.now() - began) / 1000).toFixed(1)} s ${name}`);
      }
    }),
  );
  return killed;
};

/** One that is just being started again is waited for. */
export const kill = async (system: System, name: string): Promise<void> => {
  for (const end = Date.now() + 20_000; Date.now() < end; await pause(50)) {
    const pid = system.pids()[name];
    if (pid === undefined) continue;
    try {
      process.kill(pid, 'SIGKILL');
      return;
    } catch {
      // it is dead, and its successor is not written down yet
    }
  }
  throw new Error(`${name} did not come back in 20 s, so it could not be killed`);
};
