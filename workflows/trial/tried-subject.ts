import type { SubjectEvent, SubjectFacts } from '../automation/facts.ts';
import { nextMoment, type Memory } from '../automation/memory.ts';
import type { LivePipeline } from '../automation/program.ts';
import { ECHO } from '../event/echo.ts';
import { typeFor } from '../subject/evolve.ts';
import type { PipedNoun, Told } from '../subject/noun.ts';
import { meaningOf } from '../subject/nouns.ts';
import {
  happen,
  hear,
  newSimulation,
  pass,
  settle,
  type SimulatedSubject,
  type World,
} from '../subject/simulate-subject.ts';
import type { Living } from './forecast.ts';
import { foldStay, isIdleStay, memoryOf, newStay } from './stay.ts';
import { firingsOf, stepOf, type Caused, type CausedStep } from './step.ts';
import type { Recorded } from './trial.schema.ts';
import type { Relived, Tried } from './tried.ts';

/** A subject of a piped noun that lives again. `factsOf`: its facts, by the columns that its events tell. */
export const relivedSubject = (
  world: World,
  { lived, factsOf }: { lived: LivePipeline; factsOf: (row: Record<string, unknown>) => SubjectFacts },
): Relived => {
  const stay = newStay();
  const facts = () => factsOf(stay.row);
  return {
    take: (event) => foldStay(stay, event, event.noun === world.noun.kind),
    isBorn: () => stay.born,
    facts,
    begin: (at) => triedSubject(world, newSimulation(facts(), at, memoryOf(stay))),
    isIdle: (at) => isIdleStay(stay, facts(), lived, at),
    stepOf: (event) => (event.noun === ECHO ? undefined : ownStep(world.noun, event)),
    isMessage,
    heardOf: ({ at, type, data }) => ({ at, type, what: {}, data: bare(data) }),
  };
};

/** A subject of a piped noun as it stands now: its process is all that waits. */
export const livingSubject = (
  world: World,
  { facts, process, now }: { facts: SubjectFacts; process: Memory | null; now: string },
): Living => ({
  ...{ facts, process, hasDuties: false },
  begin: (memory) => triedSubject(world, newSimulation(facts, now, memory)),
});

const triedSubject = (world: World, begun: SimulatedSubject): Tried => {
  let one = begun;
  return {
    goOver: (fire) => {
      const data = { fire, ...(fire ? {} : { quiet: true }), to: one.facts.stage };
      one = happen(world, one, { type: typeFor(world.noun, 'migrated')!, data });
    },
    // what was written together (a message and what the account said to it by itself) its process takes in together
    retell: (event) => {
      const told = retold(world, one.facts, event);
      if (told) one = hear(world, one, told, event.actor);
    },
    pass: (until) => {
      one = pass(world, settle(world, one), until);
    },
    acted: () => one.steps.length,
    side: () => {
      one = settle(world, one);
      const steps = one.events.flatMap((event) => ownStep(world.noun, event) ?? []);
      const messages = one.events.filter(isMessage).length;
      return { steps, firings: firingsOf(steps), tasks: [], messages, idle: isIdleNow(one) };
    },
    loops: () => one.loops.length,
  };
};

/** One recorded event as it happens to the simulated subject; nothing where it stands otherwise by now. */
const retold = (
  { noun, pipeline: { definition } }: World,
  { stage, pausedAt }: SubjectFacts,
  event: Recorded,
): Told | undefined => {
  const { type, data } = event;
  switch (meaningOf(event)) {
    case 'moved':
    case 'reopened': {
      // of a noun that goes nowhere
      if (data['to'] === undefined) return { type, data: bare(data) };
      const to = definition.stages.find(({ key }) => key === data['to']);
      // the tried pipeline has already brought it there
      if (!to || (to.key === stage && data['from'] !== stage)) return undefined;
      return { type, data: { ...bare(data), from: stage, closes: to.kind !== 'open' } };
    }
    case 'resumed':
      return pausedAt === null ? undefined : { type, data: { ...bare(data), from: pausedAt } };
    // runs and timers are those of the pipeline that was lived by; buttons and orders to begin are a user's own
    case 'steered':
      return data['order'] === 'press' || data['order'] === 'run' ? { type, data } : undefined;
    default:
      return noun.kind === event.noun || event.noun === ECHO ? { type, data: bare(data) } : undefined;
  }
};

/** An automation has written to the client; what an account says by itself has no cause. */
const isMessage = (event: Pick<SubjectEvent, 'type' | 'data' | 'cause'>): boolean => {
  const { by, automatic } = event.data as { by?: string; automatic?: boolean };
  return meaningOf(event) === 'answered' && (by === 'automation' || (automatic === true && event.cause !== null));
};

const bare = ({ set: _, ...data }: Record<string, unknown>): Record<string, unknown> => data;

const isIdleNow = ({ facts, memory }: SimulatedSubject): boolean =>
  facts.closedAt === null && facts.pausedAt === null && memory.runs.length === 0 && nextMoment(memory) === null;

/** The step that an event tells: of the interpreter, or of the noun itself, whose events are what its actions come to. */
const ownStep = (noun: PipedNoun, event: Caused): CausedStep | undefined => {
  const { type, at, data, cause } = event;
  if (!cause || !type.startsWith(`${noun.kind}.`)) return stepOf(event);
  const what = { ...bare(data), ...(meaningOf(event) === 'moved' ? { stage: data['to'] } : {}) };
  return { at, automation: cause.automation, step: cause.step ?? '0', event: cause.event, do: type, what };
};
