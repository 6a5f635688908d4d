import { addressKindOf, clientChannels, kindOf } from '../channel/index.ts';
import { dueMoment } from '../calendar/due.ts';
import { goesFrom } from '../delivery/sending-hours.ts';
import { isEvent } from '../event/catalogue.ts';
import { totalOf, whyNotBill } from '../invoice/invoice.ts';
import { planned } from '../invoice/planned-line.ts';
import type { Money } from '../money/money.schema.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import { setTask, type NewTask } from '../task/decide.ts';
import { answerTo } from '../task/outcome.ts';
import { whyNotSet } from '../task/task.ts';
import { lackingOf } from '../template/lacking.ts';
import { ordersOf } from './action/index.ts';
import type { Automation } from './automation.schema.ts';
import type { Cause } from './cause.schema.ts';
import type { SubjectFacts } from './facts.ts';
import type { Command } from './memory.ts';
import { programOf } from './program.ts';
import { carryOut, isHarmless, type Carrying, type Orders } from './order.ts';
import { addInvoice, happenToTask, orderTasks } from './simulation-duties.ts';
import { byProcess, orderLead, recordEvent, type SimulationState } from './simulation.ts';

/** Carries out what the step of a command asks for, without effects; a refusal is told as in life. */
export const simulateStep = (state: SimulationState, command: Command): void => {
  const { action, automation, cause } = command;
  for (const order of ordersOf(action)) {
    const refusal = carryOut(carrying(state, command), order);
    if (!refusal) continue;
    if (!isHarmless(refusal, command)) fail(state, automation, refusal, cause);
    return;
  }
};

const carrying = (state: SimulationState, command: Command): Carrying<Refusal | undefined | void> => {
  const { cause, except, dueAt } = command;
  return {
    lead: (order) =>
      orderLead(state, order.do === 'assign' ? { ...order, except } : order, {
        cause,
        asked: isOfClick(state, command),
      }),
    task: ({ who, ...task }) => {
      if (task.type === 'check' && isAsked(state, cause)) return undefined;
      const assignee = who === 'supervisor' ? 'supervisor' : (state.facts.responsible ?? null);
      return (
        whyNotSet(state.facts) ?? addTask(state, dueAt ? { ...task, due: { at: dueAt } } : task, { assignee, cause })
      );
    },
    tasks: ({ type, order }) => orderTasks(state, order, (task) => !type || task.type === type, { cause }),
    invoice: (order) => issueInvoice(state, order, cause),
    message: ({ account, template }) =>
      hasNoAddress(state.facts, account)
        ? refuse('NoAddress', { channel: account })
        : queue(state, account, template, cause),
    talk: (order) => simulateTalk(state, order, cause),
    callback: ({ due, within, says }) => {
      if (lacks(state.facts, 'phone')) return refuse('NoPhoneToCall');
      const from = dueMoment(due, state.pipeline.calendars['']!, state.now);
      const to = new Date(Date.parse(from) + within * 60_000).toISOString();
      const promised = { from, to, source: 'automation' as const, reason: '', exact: false };
      recordEvent(state, 'callback.asked', { ...promised, ...(says ? { says } : {}) }, cause);
      return undefined;
    },
    webhook: () => recordEvent(state, 'webhook.answered', { status: 200 }, cause),
    notice: () => {},
    ticket: () => {},
  };
};

/** Whether it is the move that answers a user's outcome: in life it is part of the click, so what the stage asks for is asked of the user. */
const isOfClick = ({ events }: SimulationState, { automation, cause }: Command): boolean => {
  const done = cause.step === '0' && answerTo(automation) ? events.find(({ id }) => id === cause.event) : undefined;
  return done?.type === 'task.done' && done.actor?.kind === 'user' && !done.cause;
};

const addTask = (
  state: SimulationState,
  task: NewTask,
  {
    id = `task-${state.tasks.length + 1}`,
    assignee,
    cause,
  }: { id?: string; assignee: string | null; cause: Cause | null },
): Refusal | undefined => {
  const { now, pipeline } = state;
  const world = { now, by: 'process', assignee, calendar: pipeline.calendars['']!, calendarKey: '' };
  const event = setTask(task, world);
  if (isRefusal(event)) return event;
  happenToTask(state, id, event, { cause });
  return undefined;
};

const issueInvoice = (
  state: SimulationState,
  { dueDays, ...billing }: Orders['invoice'],
  cause: Cause | null,
): Refusal | undefined => {
  const { facts, invoices, now } = state;
  const { currency } = billing;
  const counted = invoices
    .filter((one) => one.state !== 'void')
    .map(({ amount: total, ...one }) => ({ ...one, total }));
  const known = planned(billing, (facts.amount ?? null) as Money | null, counted);
  if (isRefusal(known)) return known;
  const sum = totalOf(known.lines, currency);
  if (isRefusal(sum)) return sum;
  const refusal = whyNotBill({ amount: sum.total, currency });
  if (refusal) return refusal;
  if (clientChannels.every(({ kind }) => hasNoAddress(facts, kind))) return refuse('NoAddress');
  const dueAt = new Date(Date.parse(now) + dueDays * 86_400_000).toISOString();
  addInvoice(state, { amount: sum.total, currency, dueAt, share: known.share }, cause);
  return undefined;
};

/** A message that lacks a value is not sent: it fails, and a task asks somebody to mend it. */
const queue = (state: SimulationState, channel: string, template: string, cause: Cause | null): void => {
  const { pipeline, facts, tasks } = state;
  const lacks = lackingOf(pipeline.asks?.[`${kindOf(channel)} ${template}`] ?? [], facts, tasks);
  const told = { account: channel, template };
  const goesAt = lacks.length === 0 && cause?.clock ? morningOf(state, channel) : undefined;
  const waits = { ...(lacks.length ? { lacks } : {}), ...(goesAt ? { goesAt } : {}) };
  recordEvent(state, 'delivery.queued', { ...told, ...waits }, cause);
  if (lacks.length === 0) return;
  const id = `unsent ${lacks.join()}`;
  const stands = tasks.some((task) => task.id === id && task.state === 'open');
  const asked = stands || facts.closedAt === null;
  if (asked && !stands) {
    const due = { by: 'end_of_working_day' as const };
    addTask(state, { type: 'check', text: '', due }, { id, assignee: facts.responsible ?? null, cause: null });
  }
  recordEvent(state, 'delivery.failed', { ...told, lacks, ...(asked ? { asked: id } : {}) }, null, byProcess);
};

/** A simulation knows of no conversation: what is written there arrives, and nothing else of it is seen. */
const simulateTalk = (state: SimulationState, order: Orders['talk'], cause: Cause): void => {
  if (order.do !== 'send' && order.do !== 'say') return;
  const { account = 'last' } = order;
  recordEvent(state, 'delivery.queued', { account, template: order.do === 'send' ? order.template : '' }, cause);
  if (programOf(state.pipeline.definition).hears.has('lead.answered'))
    recordEvent(state, 'lead.answered', { by: 'automation' }, cause);
};

/** When a message that a clock causes leaves: of the client's zone a simulation knows what was said. */
const morningOf = ({ pipeline, facts, now }: SimulationState, channel: string): string | undefined => {
  const { timeZone } = (facts['contact'] ?? {}) as { timeZone?: string | null };
  const zone = timeZone ?? pipeline.calendars['']?.zone ?? 'Asia/Almaty';
  return goesFrom(pipeline.definition.sendingHours, channel, { zone, at: now });
};

/** As in life, there is only one task that says what to mend. */
const isAsked = ({ events, tasks }: SimulationState, cause: Cause): boolean => {
  const failed = events.find(({ id }) => id === cause.event);
  const asked = failed && isEvent(failed, 'delivery.failed') ? failed.data.asked : undefined;
  return asked !== undefined && tasks.some(({ id, state }) => id === asked && state === 'open');
};

export const fail = (state: SimulationState, { key, name }: Automation, because: Refusal, cause: Cause): void =>
  recordEvent(state, 'automation.failed', { automation: key, name, because }, cause);

/** Only where the client is known: not every simulation reads her. */
const hasNoAddress = (facts: SubjectFacts, channel: string): boolean => lacks(facts, addressKindOf(channel) ?? '');

const lacks = ({ contact }: SubjectFacts, kind: string): boolean =>
  typeof contact === 'object' && contact !== null && !(contact as Record<string, unknown>)[kind];
