import { refuse, type Refusal } from '../refusal.ts';
import type { Restorable } from '../process/process.schema.ts';
import type { Memory, Run, Taken, Timer } from './memory.ts';
import { programOf, type LivePipeline } from './program.ts';

/** How many can be put back; older ones cannot. */
const MOST = 20;

type Kept = Pick<Memory, 'timers' | 'runs' | 'fired'> & { taken: Taken[] };

/** Remembers a clock that a user lets go by, with what stood before it: clocks of one moment fire in their order. */
export const timerTaken = ({ timers, taken }: Kept, timer: Timer, id: string): Taken[] => {
  const before = timers.slice(0, timers.indexOf(timer)).map(clockName);
  return [...taken, { id, order: 'skip' as const, before, timer }].slice(-MOST);
};

/** Remembers where a run stood when a user ended its wait, or all of it. */
export const runTaken = ({ runs, taken }: Kept, run: Run, { id, order }: Pick<Taken, 'id' | 'order'>): Taken[] => {
  const before = runs.slice(0, runs.indexOf(run)).map(placeName);
  return [...taken, { id, order, before, run }].slice(-MOST);
};

/** Why what was taken cannot be put back now. What can never be put back again is forgotten. */
export const whyNotRestore = (
  { definition }: Pick<LivePipeline, 'definition'>,
  { runs, taken = [] }: Memory,
  id: string,
): Refusal | undefined => {
  const one = taken.find((other) => other.id === id);
  if (!one) return refuse('StepsDone');
  const { run } = one;
  if (!run) return undefined;
  const automation = programOf(definition).automations.get(run.automation);
  if (automation?.again) return undefined;
  const goesOn = runs.some((other) => other.automation === run.automation && other.id !== run.id);
  return goesOn ? refuse('RunGoesOn') : undefined;
};

/** Its moment has passed or its event has come meanwhile: put back, it goes on at once. */
export const isDue = ({ timer, run, came }: Taken, now: string): boolean => {
  const until = timer ? timer.at : run?.wait?.until;
  return came === true || (until !== undefined && until !== null && until <= now);
};

/** What can be put back at this moment of the lead's clock. */
export const restorable = (pipeline: Pick<LivePipeline, 'definition'>, memory: Memory, now: string): Restorable[] =>
  (memory.taken ?? [])
    .filter(({ id }) => !whyNotRestore(pipeline, memory, id))
    .map((one) => ({
      taken: one.id,
      order: one.order,
      automation: one.timer?.automation ?? one.run?.automation ?? '',
      until: one.timer?.at ?? one.run?.wait?.until ?? null,
      due: isDue(one, now),
    }));

/** The process as if it had not been taken. What was taken later from the same run or clock is dropped. */
export const putBack = ({ timers, runs, fired, taken }: Kept, one: Taken): Kept => {
  const place = taken.indexOf(one);
  const left = taken.filter((other, index) => index < place || sourceOf(other) !== sourceOf(one));
  const { timer, run } = one;
  if (timer) {
    const others = timers.filter(({ automation }) => automation !== timer.automation);
    return {
      timers: placed(others, timer, one.before, clockName),
      runs,
      fired: fired.filter((automation) => automation !== timer.automation),
      taken: left,
    };
  }
  if (!run) return { timers, runs, fired, taken: left };
  const others = runs.filter(({ id }) => id !== run.id);
  return { timers, runs: placed(others, run, one.before, placeName), fired, taken: left };
};

const sourceOf = ({ timer, run }: Taken): string => (timer ? `timer ${timer.automation}` : `run ${run?.id ?? ''}`);
const clockName = ({ automation, setAt }: Timer): string => `${automation}@${setAt}`;
/** A run that has gone on since stands elsewhere. */
const placeName = ({ id, made }: Run): string => `${id}/${made}`;

const placed = <T>(list: T[], one: T, before: string[], name: (one: T) => string): T[] => {
  const at = list.findLastIndex((other) => before.includes(name(other))) + 1;
  return [...list.slice(0, at), one, ...list.slice(at)];
};
