import { ordersOf } from '../automation/action/index.ts';
import { advance } from '../automation/advance.ts';
import type { SubjectEvent, SubjectFacts } from '../automation/facts.ts';
import { newMemory, nextMoment, type Command, type Loop, type Memory } from '../automation/memory.ts';
import { failure } from '../automation/run-event.ts';
import { carryOut, isHarmless } from '../automation/order.ts';
import type { LivePipeline } from '../automation/program.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import { evolve } from './evolve.ts';
import type { PipedNoun, Told } from './noun.ts';
import { dutyIn, simulated, type SimulatedDuty } from '../automation/simulate-order.ts';

/** A subject that is simulated: the interpreter of the live process, the noun's own decisions, no effects. */
export type SimulatedSubject = {
  now: string;
  facts: SubjectFacts;
  memory: Memory;
  events: SubjectEvent[];
  /** events that the interpreter has not taken in yet */
  waiting: SubjectEvent[];
  /** open tasks of it that are not overdue */
  duties: SimulatedDuty[];
  /** steps that automations made, and why one could not */
  steps: { at: string; automation: string; action: { do: string }; because?: Refusal }[];
  loops: Loop[];
};
export type World = { noun: PipedNoun; pipeline: LivePipeline };

/** One whose trial ends here would go on for ever. */
const MOST_ROUNDS = 600;
const MOST_MOMENTS = 10_000;

export const newSimulation = (facts: SubjectFacts, now: string, memory: Memory = newMemory()): SimulatedSubject => ({
  ...{ now, facts, memory },
  ...{ events: [], waiting: [], duties: [], steps: [], loops: [] },
});

/** These happen now, and everything that follows at once. */
export const happen = (world: World, subject: SimulatedSubject, ...told: Told[]): SimulatedSubject =>
  settle(
    world,
    told.reduce((one, event) => tell(world, one, event), subject),
  );

/** It happens now, and is answered when it is settled. `actor`: who did it. */
export const hear = (world: World, subject: SimulatedSubject, told: Told, actor: SubjectEvent['actor']) =>
  tell(world, subject, told, null, actor);

/** Time passes until this moment; whatever is due on the way happens in its order. */
export const pass = (world: World, subject: SimulatedSubject, until: string): SimulatedSubject => {
  let one = subject;
  for (let moments = 0; moments < MOST_MOMENTS && one.facts.pausedAt === null; moments++) {
    const next = nextMoment(one.memory);
    const due = nextDuty(one);
    const at = due && (next === null || due.dueAt < next) ? due.dueAt : next;
    if (at === null || at > until) break;
    const then = { ...one, now: at > one.now ? at : one.now };
    one = settle(world, due?.dueAt === at ? lag(world, then, due) : then);
  }
  return { ...one, now: until > one.now ? until : one.now };
};

const nextDuty = ({ duties }: SimulatedSubject): SimulatedDuty | undefined =>
  duties.toSorted((a, b) => a.dueAt.localeCompare(b.dueAt))[0];

/** A task that nobody has done is overdue. */
const lag = (world: World, subject: SimulatedSubject, { id, type, text }: SimulatedDuty): SimulatedSubject =>
  tell(
    world,
    { ...subject, duties: subject.duties.filter((one) => one.id !== id) },
    { type: world.noun.tasks!.overdue, data: { type, task: text } },
  );

/** Turn after turn until nothing is left to do now. A paused subject takes in its events when it is resumed. */
export const settle = (world: World, subject: SimulatedSubject): SimulatedSubject => {
  let one = subject;
  for (let round = 0; round < MOST_ROUNDS && one.facts.pausedAt === null; round++) {
    const { memory, commands, loops, runEvents } = advance(world.pipeline, one.memory, one.facts, one.waiting, one.now);
    one = { ...one, memory, waiting: [], loops: [...one.loops, ...loops] };
    for (const command of commands) one = act(world, one, command);
    for (const { automation, because, cause } of loops) one = tell(world, one, failure(automation, because), cause);
    for (const { type, data, cause } of runEvents) one = tell(world, one, { type, data }, cause);
    if (commands.length + loops.length + one.waiting.length === 0) break;
  }
  return one;
};

const act = (world: World, subject: SimulatedSubject, command: Command): SimulatedSubject => {
  const { action, automation, cause } = command;
  const decided = decidedOf(world, subject, command);
  const step = { at: subject.now, automation: automation.key, action };
  if (isRefusal(decided)) {
    if (ordersOf(action).length > 0 && isHarmless(decided, command)) return subject;
    const kept = { ...subject, steps: [...subject.steps, { ...step, because: decided }] };
    return tell(world, kept, failure(automation, decided, action), cause);
  }
  return decided.reduce((one, told) => tell(world, one, told, cause), {
    ...subject,
    steps: [...subject.steps, step],
  });
};

/** What an action comes to: by orders that are any noun's, else by the noun's own decision. */
const decidedOf = (
  { noun, pipeline }: World,
  { facts, now, events }: SimulatedSubject,
  command: Command,
): Told[] | Refusal => {
  const orders = ordersOf(command.action);
  if (orders.length === 0) return noun.decide(facts, command.action, pipeline.definition);
  const told: Told[] = [];
  for (const order of orders) {
    const answer = carryOut(simulated({ noun, pipeline, facts, now, events, command }), order);
    if (isRefusal(answer)) return answer;
    told.push(...answer);
  }
  return told;
};

const tell = (
  { noun }: World,
  subject: SimulatedSubject,
  told: Told,
  cause: SubjectEvent['cause'] = null,
  actor: SubjectEvent['actor'] = { kind: cause ? 'process' : 'user' },
): SimulatedSubject => {
  const number = (subject.events.at(-1)?.number ?? subject.memory.cursor) + 1;
  const event = { id: `simulated-${number}`, number, at: subject.now, cause, ...told };
  const kept = { ...event, actor };
  return {
    ...subject,
    facts: evolve(noun, subject.facts, told, subject.now),
    duties: [...subject.duties, ...dutyIn(noun, event)],
    events: [...subject.events, kept],
    waiting: [...subject.waiting, kept],
  };
};
