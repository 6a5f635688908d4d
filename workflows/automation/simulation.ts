import type { EventType, SimulatedData } from '../event/catalogue.ts';
import type { Share } from '../invoice/planned-line.ts';
import { decide } from '../lead/decide.ts';
import { evolve } from '../lead/evolve.ts';
import type { LeadOrder } from '../lead/order.ts';
import type { LeadState } from '../lead/state.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import type { TaskState } from '../task/state.ts';
import type { Words } from '../words/words.schema.ts';
import type { Action } from './action/index.ts';
import type { Cause } from './cause.schema.ts';
import type { SubjectEvent, SubjectFacts } from './facts.ts';
import type { Memory, Loop } from './memory.ts';
import type { LivePipeline } from './program.ts';

export type SimulatedTask = {
  id: string;
  type: string;
  text?: Words | string | undefined;
  dueAt: string;
  state: 'open' | 'done' | 'cancelled';
  overdue: boolean;
  /** stopped by a pause: it was set as a span, by the wall clock or in working time */
  span?: 'wall' | 'working' | undefined;
  /** whose it is, by the name that the facts use; `supervisor` for one of them */
  person?: string | null | undefined;
};
export type SimulatedInvoice = {
  id: string;
  amount: number;
  currency: string;
  dueAt: string;
  state: 'sent' | 'paid' | 'void';
  overdue: boolean;
  share?: Share | null | undefined;
};
/** Where a simulation begins: what is known of a lead, made up or real. */
export type SimulationStart = {
  facts: SubjectFacts;
  process?: Memory | undefined;
  tasks?: SimulatedTask[] | undefined;
  invoices?: SimulatedInvoice[] | undefined;
  /** to whom an assignment goes, since the choice cannot be foreseen */
  assignee?: string | undefined;
};
/** One step of an automation, simulated; `eventsBefore`: how many events there were before it. */
export type SimulatedStep = {
  at: string;
  automation: string;
  step: string;
  run: string;
  action: Action;
  cause: Cause;
  eventsBefore: number;
};

/** All that there is of a simulated lead. */
export type SimulationState = {
  pipeline: LivePipeline;
  now: string;
  facts: LeadState;
  process: Memory;
  serial: number;
  /** events that the interpreter has not taken in yet */
  waiting: SubjectEvent[];
  tasks: TaskState[];
  invoices: SimulatedInvoice[];
  events: SubjectEvent[];
  steps: SimulatedStep[];
  loops: Loop[];
  assignee: string;
};

/** Who gives an order: an automation, else a user, or whoever is named; `asked`: an automation in a user's click, who is asked as for a move by hand. */
export type Giver = { cause?: Cause | null; actor?: SubjectEvent['actor'] | undefined; asked?: boolean };

/** An order to the lead, decided as in life; of a user it is believed that what a stage asks for is filled in. */
export const orderLead = (
  state: SimulationState,
  order: LeadOrder,
  { cause = null, actor, asked = false }: Giver = {},
): Refusal | undefined => {
  const { pipeline, now, process, facts } = state;
  const trusting = cause === null || asked;
  const world = { now, pipeline, outcomes: process.outcomes, foreseen: state.assignee, trusting };
  const events = decide(facts, asked ? withReason(order, pipeline) : order, world);
  if (isRefusal(events)) return events;
  for (const event of events) happen(state, event, { cause, actor });
  return undefined;
};

/** Some reason of a loss: which one a user would choose cannot be foreseen. */
const withReason = (order: LeadOrder, { definition: { stages, lossReasons } }: LivePipeline): LeadOrder => {
  if (order.do !== 'move' || order.lossReason || stages.find(({ key }) => key === order.stage)?.kind !== 'lost')
    return order;
  return { ...order, lossReason: lossReasons[0]?.key };
};

/** Something happens to the lead: it is told, and the lead is another one afterwards. */
export const happen = (
  state: SimulationState,
  event: Pick<SubjectEvent, 'type' | 'data'>,
  { cause = null, actor }: Giver = {},
): void => {
  state.facts = evolve(state.facts, event, state.now);
  keepEvent(state, event, cause, actor);
};

export const recordEvent = <T extends EventType>(
  state: SimulationState,
  type: T,
  data: SimulatedData<T>,
  cause: Cause | null = null,
  actor?: SubjectEvent['actor'],
): void => keepEvent(state, { type, data: data as Record<string, unknown> }, cause, actor);

/** An event as the record or the interpreter tells it. */
export const keepEvent = (
  state: SimulationState,
  { type, data }: Pick<SubjectEvent, 'type' | 'data'>,
  cause: Cause | null = null,
  actor: SubjectEvent['actor'] = cause ? byProcess : byUser,
): void => {
  state.serial += 1;
  const event: SubjectEvent = {
    id: `simulated-${state.serial}`,
    number: state.serial,
    type,
    at: state.now,
    data,
    cause,
    actor,
  };
  state.events.push(event);
  state.waiting.push(event);
};
export const byProcess = { kind: 'process' };
const byUser = { kind: 'user' };

export const set = (state: SimulationState, changes: Record<string, unknown>): void => {
  state.facts = { ...state.facts, ...changes };
};
