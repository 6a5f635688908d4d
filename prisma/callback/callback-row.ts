import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Attempt, CallbackStateName, Climbed, Says } from '../../workflows/callback/callback.schema.ts';
import { callingHours, type CallingHours } from '../../workflows/callback/calling-hours.ts';
import { callbackColumns } from '../../workflows/callback/columns.ts';
import { decideCallback, type CallbackEvent, type CallbackOrder } from '../../workflows/callback/decide.ts';
import { evolveCallback } from '../../workflows/callback/evolve.ts';
import { daysOff } from '../../workflows/callback/days-off.ts';
import type { CallbackState } from '../../workflows/callback/state.ts';
import type { CatalogueEvent } from '../../workflows/event/catalogue.ts';
import { written } from '../../workflows/event/difference.ts';
import { namedPlainly } from '../../workflows/letter/plain-words.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { processIdOf, type Subject } from '../../workflows/subject/subject.ts';
import type { Database } from '../client.ts';
import { pokesFor } from '../event/event.ts';
import type { Callback } from '../generated/client.ts';
import type { Done } from '../lead/lead.ts';
import type { RowOf } from '../row.ts';
import type { Change, Doing, NewEvent } from '../write.ts';
import type { CallingRules } from './rules.ts';

export type CallbackRow = RowOf<
  Callback,
  { says: Says | null; state: CallbackStateName; attempts: Attempt[]; climbed: Climbed[]; clock_offset: number }
>;
/** `client`: what she is called; `lead_responsible`: whose her lead is; `ahead`: by how many milliseconds the clock of its lead is ahead of ours (sandbox) */
export type CallbackNow = CallbackRow & { ahead: number; client: string | null; lead_responsible: string | null };

export const readCallbackRow = async (db: Database, id: string): Promise<CallbackNow | Refusal> => {
  const { rows } = await db.pool.query<CallbackNow>({
    name: 'callback-row',
    text: `SELECT b.*, coalesce((SELECT l.clock_offset FROM lead l WHERE l.id = b.lead_id), 0)::float8 AS ahead,
      (SELECT l.responsible_id FROM lead l WHERE l.id = b.lead_id) AS lead_responsible,
      (SELECT c.name FROM contact c WHERE c.id = b.contact_id) AS client FROM callback b WHERE b.id = $1`,
    values: [id],
  });
  return rows[0] ?? refuse('NotFound');
};

export const callbackOf = (row: CallbackRow): CallbackState => ({
  ...{ state: row.state, from: row.from_at.toISOString(), to: row.to_at.toISOString(), exact: row.exact },
  ...{ reason: row.reason, says: row.says, attempts: row.attempts, climbed: row.climbed, outcome: row.outcome },
  ...{ calledAt: momentOr(row.called_at), nextAt: momentOr(row.next_at), dueAt: momentOr(row.due_at) },
  ...{ lateAt: momentOr(row.late_at), closedAt: momentOr(row.closed_at) },
  ...{ responsible: row.responsible_id, group: row.group_id, call: row.call_id, caller: row.caller_id },
});

const momentOr = (at: Date | null): string | null => at?.toISOString() ?? null;

export const countryOf = (phone: string): string | undefined => parsePhoneNumberFromString(phone)?.country;

export const hoursOf = (rules: CallingRules, { phone, zones }: Pick<CallbackRow, 'phone' | 'zones'>): CallingHours => {
  const country = countryOf(phone);
  return callingHours(rules, { country, zones, closed: daysOff(rules.days, country) });
};

/** What a notice of it says: a name is a stranger's words. */
export const noticeOf = (
  row: Pick<CallbackNow, 'id' | 'client' | 'phone' | 'reason'> & { from_at: Date | string },
): Record<string, unknown> => ({
  callbackId: row.id,
  name: row.client ? namedPlainly(row.client) : row.phone,
  text: row.reason,
  dueAt: new Date(row.from_at).toISOString(),
});

/** It is told where its client is read of: in the story of its lead, else of the client. */
export const subjectOfCallback = ({
  id,
  lead_id: leadId,
  contact_id: contactId,
}: Pick<CallbackRow, 'id' | 'lead_id' | 'contact_id'>): Subject =>
  leadId ? { kind: 'lead', id: leadId } : contactId ? { kind: 'contact', id: contactId } : { kind: 'callback', id };

/** What an order does to a callback that was read; each event carries the columns that it changes, before and after. */
export const orderCallback = (
  row: CallbackNow,
  doing: Doing & { at: string },
  order: CallbackOrder,
  rules: CallingRules,
): Change<Done> | Refusal => {
  const { at } = doing;
  const state = callbackOf(row);
  const decided = decideCallback(state, order, at, { rules, hours: hoursOf(rules, row) });
  if (isRefusal(decided)) return decided;
  if (decided.length === 0) return { result: { id: row.id, version: row.version } };
  const whole = decided.map((event) => named(event, row.id));
  const { events, set } = written(callbackColumns, evolveCallback, { state, events: whole, at });
  return {
    updates: [{ table: 'callback', id: row.id, version: row.version, set, events: events.length }],
    events: events.map((event, index) =>
      callbackEvent({ ...row, event_seq: row.event_seq + index }, doing, event as CatalogueEvent),
    ),
    result: { id: row.id, version: row.version + 1 },
  };
};

const named = (event: CallbackEvent, callback: string): CatalogueEvent =>
  ({ type: event.type, data: { callback, ...event.data } }) as CatalogueEvent;

/** What its lead’s automations may answer. */
const heard = new Set(['callback.attempted', 'callback.ended']);

/** By the clock of its lead, where it has one. */
export const callbackEvent = (
  row: Pick<CallbackNow, 'id' | 'lead_id' | 'contact_id' | 'event_seq' | 'ahead'>,
  doing: Doing & { at: string },
  event: CatalogueEvent,
): NewEvent => ({
  ...event,
  ...{ noun: 'callback', noun_id: row.id, seq: row.event_seq + 1 },
  at: new Date(Date.parse(doing.at) + row.ahead).toISOString(),
  subject: subjectOfCallback(row),
  actor: doing.actor,
  cause: doing.cause ?? null,
  pokes: pokesFor(doing.actor, [
    processIdOf({ kind: 'callback', id: row.id }),
    heard.has(event.type) && row.lead_id ? processIdOf({ kind: 'lead', id: row.lead_id }) : null,
  ]),
});
