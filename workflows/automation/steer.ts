import type { PipelineDefinition } from '../pipeline/pipeline.schema.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import type { SubjectFacts } from './facts.ts';
import type { Memory } from './memory.ts';
import type { Steered, SteerOrder } from './steer.schema.ts';
import { isDue, whyNotRestore } from './taken.ts';

/** What an order to a process is decided by, besides the subject and its pipeline. */
export type SteerFacts = {
  memory?: Memory | undefined;
  /** of a retry: the failure that it names */
  failure?: Pick<Steered, 'name' | 'failed'> | undefined;
  /** of a way back: the skip or the stop that it names */
  skip?: Skip | undefined;
  /** what this skip or stop takes is known by it */
  taken?: string | undefined;
};
type Skip = Pick<Steered, 'name' | 'of'> & {
  /** the process has taken it in */
  heard: boolean;
  /** the subject has changed its stage or version since */
  gone: boolean;
  /** so recently that the process does not know it yet */
  going: boolean;
  back: boolean;
};
type World = { now: string; definition: PipelineDefinition; known: SteerFacts };
type Standing = Pick<SubjectFacts, 'closedAt' | 'pausedAt'>;

/**
 * A user's order to the process, with what the interpreter and the story need besides it: names, and the step that failed. `over`: why nothing begins
 * in a closed subject. Refused: UnknownAutomation, NotWaiting; a way back: StepsDone, StageLeft, RunGoesOn, AlreadyRestored, NotHeardYet, DuePassed.
 */
export const steered = (subject: Standing, wish: SteerOrder, world: World, over: Refusal): Steered | Refusal => {
  const told = toldOf(subject, wish, world, over);
  const { taken } = world.known;
  return isRefusal(told) ? told : { ...wish, ...told, ...(taken ? { taken } : {}) };
};

type ToldOf = Pick<Steered, 'name' | 'failed' | 'of'>;

const toldOf = (subject: Standing, wish: SteerOrder, world: World, over: Refusal): ToldOf | Refusal => {
  const { definition, known } = world;
  const nameOf = (key: string | undefined) => definition.automations.find((one) => one.key === key)?.name;
  switch (wish.order) {
    case 'run':
    case 'press': {
      const name = nameOf(wish.automation);
      if (subject.closedAt !== null) return over;
      return name ? { name } : refuse('UnknownAutomation');
    }
    case 'retry':
      return known.failure ?? refuse('NotWaiting');
    case 'restore':
      return subject.closedAt === null ? restored(subject, wish, world) : over;
    default: {
      const { runs = [], timers = [] } = known.memory ?? {};
      const run = wish.run ? runs.find(({ id }) => id === wish.run) : undefined;
      const timer = 'timer' in wish && wish.timer ? timers.find((one) => one.automation === wish.timer) : undefined;
      return run || timer ? { name: nameOf(run?.automation ?? timer?.automation) } : refuse('NotWaiting');
    }
  }
};

/** The process knows what can be put back; the events tell why something no longer can. */
const restored = (
  { pausedAt }: Standing,
  { taken, due }: SteerOrder & { order: 'restore' },
  { now, definition, known: { memory, skip } }: World,
): ToldOf | Refusal => {
  if (!skip) return refuse('NotWaiting');
  if (skip.back) return refuse('AlreadyRestored');
  if (!memory || !skip.heard || skip.going) return refuse('NotHeardYet');
  const one = memory.taken?.find(({ id }) => id === taken);
  if (!one && skip.gone) return refuse('StageLeft');
  const refusal = whyNotRestore({ definition }, memory, taken);
  if (refusal) return refusal;
  // the spans of a paused subject do not run
  if (one && isDue(one, pausedAt ?? now) && !due) return refuse('DuePassed');
  return { name: skip.name, of: skip.of };
};
