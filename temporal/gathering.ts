import type { Poke } from '../prisma/process/poke.ts';

/**
 * Pokes of processes that take many things at once: the first goes now, those that come while the process rests wait for the end of its rest and
 * go as one. `carry` gets these.
 */
export const gathering = (restMsOf: (target: string) => number, carry: (pokes: Poke[]) => void) => {
  const resting = new Map<string, { waiting: Poke[]; timer: NodeJS.Timeout }>();
  const rest = (target: string, ms: number) => {
    const timer = setTimeout(() => {
      const { waiting } = resting.get(target)!;
      resting.delete(target);
      if (waiting.length === 0) return;
      rest(target, ms);
      carry(waiting);
    }, ms);
    resting.set(target, { waiting: [], timer });
  };
  return {
    /** Keeps those that wait, answers those that go now. */
    sift: (pokes: Poke[]): Poke[] =>
      pokes.filter((poke) => {
        const ms = restMsOf(poke.target);
        if (ms === 0) return true;
        const mine = resting.get(poke.target);
        if (mine) mine.waiting.push(poke);
        else rest(poke.target, ms);
        return !mine;
      }),
    /** What waits is claimed by another relay. */
    close: (): void => {
      for (const { timer } of resting.values()) clearTimeout(timer);
      resting.clear();
    },
  };
};
