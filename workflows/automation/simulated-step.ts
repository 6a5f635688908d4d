import { dueMoment, dueSpan } from '../calendar/due.ts';
import { addressKindOf, clientChannels, kindOf } from '../channel/index.ts';
import { goesFrom } from '../delivery/sending-hours.ts';
import { isEvent } from '../event/catalogue.ts';
import { percentsBefore } from '../invoice/planned-line.ts';
import { readFieldValue } from '../lead/field-value.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import { lackingOf } from '../template/lacking.ts';
import { isDoneOtherwise } from './action/index.ts';
import type { Automation } from './automation.schema.ts';
import type { Cause } from './cause.schema.ts';
import type { SubjectFacts } from './facts.ts';
import type { Command } from './memory.ts';
import { addInvoice, addTask, closeTasks } from './simulated-duties.ts';
import type { SimulatedLead } from './simulated-lead.ts';
import { assign, byProcess, change, move, recordEvent, type SimulationState } from './simulation.ts';

/** What the step of a command would do. */
export const simulatedLead = (state: SimulationState, { cause, automation, action }: Command): SimulatedLead => {
  const { facts, now, pipeline } = state;
  const refuseStep = (because: Refusal) => fail(state, automation, because, cause);
  const orRefuse = (refusal: Refusal | undefined) => {
    if (refusal) refuseStep(refusal);
  };
  return {
    facts,
    now,
    zone: pipeline.calendars['']?.zone ?? 'Asia/Almaty',
    move: (to) => {
      const refusal = move(state, to, cause);
      if (refusal?.refusal !== 'SameStage') orRefuse(refusal);
    },
    assign: (email) =>
      state.facts.closedAt === null ? assign(state, email ?? state.assignee, cause) : refuseStep(refuse('LeadClosed')),
    createTask: ({ type, due, text, who }) => {
      if (state.facts.closedAt !== null) return refuseStep(refuse('LeadClosed'));
      if (type === 'check' && isAsked(state, cause)) return;
      const person = who === 'supervisor' ? 'supervisor' : ((state.facts['responsible'] as string | null) ?? null);
      const calendar = pipeline.calendars['']!;
      const span = dueSpan(due);
      addTask(state, { type, text, dueAt: dueMoment(due, calendar, now), person, span: span?.of }, cause);
    },
    completeTasks: (which) => closeTasks(state, which, 'done', cause),
    cancelTasks: (which) => closeTasks(state, which, 'cancelled', cause),
    set: (changes) => {
      const written = changes.map((one) => recorded(state, one));
      const refused = written.find(isRefusal);
      if (refused) return refuseStep(refused);
      change(state, written as { field: string; value: unknown }[], cause);
    },
    tag: ({ add, remove }) => {
      const before = (state.facts['tags'] as string[] | undefined) ?? [];
      const after = [...new Set([...before, ...add])].filter((tag) => !remove.includes(tag)).slice(0, 50);
      if (after.join('\n') !== before.join('\n')) change(state, [{ field: 'tags', value: after }], cause);
    },
    send: ({ channel, template }) => {
      if (!hasNoAddress(state.facts, channel)) queue(state, channel, template, cause);
      else if (!isDoneOtherwise(action, automation.then)) refuseStep(refuse('NoAddress', { channel }));
    },
    billed: (currency, whole) => {
      const counted = state.invoices.filter((one) => one.state !== 'void' && one.currency === currency);
      const shares = counted.map(({ share }) => share);
      return { billed: counted.reduce((sum, one) => sum + one.amount, 0), percents: percentsBefore(shares, whole) };
    },
    issueInvoice: ({ amount, currency, dueDays, share }) => {
      if (clientChannels.every(({ kind }) => hasNoAddress(state.facts, kind))) return refuseStep(refuse('NoAddress'));
      const dueAt = new Date(Date.parse(now) + dueDays * 86_400_000).toISOString();
      addInvoice(state, { amount, currency, dueAt, share }, cause);
    },
    answer: (event, data) => recordEvent(state, event, data, cause),
    refuse: refuseStep,
  };
};

/** A message that lacks a value is not sent: it fails, and a task asks somebody to mend it. */
const queue = (state: SimulationState, channel: string, template: string, cause: Cause | null): void => {
  const { pipeline, facts, tasks } = state;
  const lacks = lackingOf(pipeline.asks?.[`${kindOf(channel)} ${template}`] ?? [], facts, tasks);
  const told = { account: channel, template };
  const goesAt = lacks.length === 0 && cause?.clock ? morningOf(state, channel) : undefined;
  recordEvent(
    state,
    'delivery.queued',
    { ...told, ...(lacks.length ? { lacks } : {}), ...(goesAt ? { goesAt } : {}) },
    cause,
  );
  if (lacks.length === 0) return;
  const id = `unsent ${lacks.join()}`;
  const stands = tasks.some((task) => task.id === id && task.state === 'open');
  const asked = stands || facts.closedAt === null;
  if (asked && !stands) {
    const dueAt = dueMoment({ by: 'end_of_working_day' }, pipeline.calendars['']!, state.now);
    addTask(state, { id, type: 'check', dueAt, person: (facts['responsible'] as string | null) ?? null }, null);
  }
  recordEvent(state, 'delivery.failed', { ...told, lacks, ...(asked ? { asked: id } : {}) }, null, byProcess);
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

/** A value as the record would store it. */
const recorded = (
  { facts, pipeline }: SimulationState,
  { field, value }: { field: string; value: string | number | boolean | null },
): { field: string; value: unknown } | Refusal => {
  const text = String(value ?? '').trim();
  if (field === 'name')
    return text ? { field, value: text.slice(0, 200) } : refuse('ExpressionFailed', { field, value: '' });
  if (field !== 'amount.amount') {
    const own = pipeline.definition.fields.find(({ key }) => field === `fields.${key}`);
    const given = readFieldValue(own ?? { type: 'text' }, value);
    return 'value' in given ? { field, value: given.value } : refuse('ExpressionFailed', { field, value: text });
  }
  if (typeof value !== 'number' || value < 0) return refuse('ExpressionFailed', { field, value: text });
  const currency = (facts['amount'] as { currency?: string } | null)?.currency ?? pipeline.definition.currency;
  return { field: 'amount', value: { amount: Math.round(value), currency } };
};

/** Only where the client is known: not every simulation reads her. */
const hasNoAddress = ({ contact }: SubjectFacts, channel: string): boolean =>
  typeof contact === 'object' &&
  contact !== null &&
  !(contact as Record<string, unknown>)[addressKindOf(channel) ?? ''];
