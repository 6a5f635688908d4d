import type { CallNow, Machine, Step } from '../../workflows/call/call-now.ts';
import { dueOf, freshMachine } from '../../workflows/call/call-now.ts';
import { usualPolicy, type RecordingPolicy } from '../../workflows/call/recording.schema.ts';
import { step } from '../../workflows/call/machine.ts';
import type { News, Order } from '../../workflows/call/news.ts';
import { processIdOf } from '../../workflows/subject/subject.ts';
import { callEnded, type EndedCall } from '../callback/hear-call.ts';
import { inTransaction, type Database } from '../client.ts';
import { pokesFor } from '../event/event.ts';
import { leadNow } from '../lead/lead-row.ts';
import { command, isRace, type NewEvent } from '../write.ts';
import type { CallRow } from './call-row.ts';
import { subjectOf } from './order-call.ts';

export type ToldCall = { orders: Order[]; dueAt: string | null; isOver: boolean };

const SYSTEM = { kind: 'system' as const };

/** What a call becomes by a piece of news, in one write; the orders are for whoever has its line. Undefined where there is no such call. */
export const tellCall = async (db: Database, id: string, news: News): Promise<ToldCall | undefined> => {
  for (let attempt = 1; ; attempt++)
    try {
      return await inTransaction(db, (tx) => tell(tx, id, news));
    } catch (error) {
      if (!isRace(error) || attempt >= 12) throw error;
    }
};

type Row = CallRow & { clock_offset: number | null; policy: RecordingPolicy | null };

const tell = async (tx: Database, id: string, news: News): Promise<ToldCall | undefined> => {
  const { rows } = await tx.pool.query<Row>({
    name: 'call-row',
    text: `SELECT cl.*, l.clock_offset, va.desk -> 'recording' AS policy FROM call cl LEFT JOIN lead l ON l.id = cl.lead_id
      LEFT JOIN channel_account va ON va.id = cl.account_id WHERE cl.id = $1`,
    values: [id],
  });
  const row = rows[0];
  if (!row) return undefined;
  const before = callNow(row);
  const next = step(before, news, new Date().toISOString());
  const { call, orders } = next;
  if (call !== before) await keep(tx, row, next);
  return { orders, dueAt: dueOf(call), isOver: call.state === 'ended' };
};

const keep = async (tx: Database, row: Row, { call }: Step): Promise<void> => {
  const isOver = call.state === 'ended' && row.state !== 'ended';
  const events = [...(isOver ? [endedEvent(row, call)] : []), ...listenedEvents(row, call)].map((event, index) => ({
    ...event,
    seq: row.event_seq + 1 + index,
  }));
  await command(tx, { request: {} }, async () => ({
    updates: [{ table: 'call', id: row.id, version: row.version, set: columnsOf(call), events: events.length }],
    events,
    result: undefined,
  }));
  if (isOver && !call.machine.rings) await callEnded(tx, endOf(row, call));
};

/** What promises to call hear of it. */
const endOf = (row: Row, call: CallNow): EndedCall => ({
  ...{ id: row.id, direction: row.direction as EndedCall['direction'], callbackId: row.callback_id },
  ...{
    phone: call.phone,
    how: call.how as EndedCall['how'],
    contactId: row.contact_id,
    leadId: row.lead_id,
    userId: call.userId,
  },
  // a client who calls us waits from the first ring; one whom we call is called when her phone rings
  from: row.direction === 'in' ? call.askedAt : (call.rangAt ?? call.askedAt),
  to: call.endedAt!,
});

const endedEvent = (row: Row, call: CallNow): NewEvent => {
  const subject = subjectOf(row);
  return {
    ...{
      noun: 'call',
      noun_id: row.id,
      seq: 0,
      type: 'call.ended',
      subject,
      actor: SYSTEM,
      cause: null,
    },
    at: leadNow({ clock_offset: row.clock_offset ?? 0 }),
    data: {
      ...{ call: row.id, direction: row.direction, how: call.how!, phone: call.phone, user: call.userId },
      talkS: call.answeredAt ? Math.round((Date.parse(call.endedAt!) - Date.parse(call.answeredAt)) / 1000) : 0,
    },
    pokes: pokesFor(SYSTEM, [subject?.kind === 'lead' && processIdOf(subject)]),
  };
};

/** Each who oversees and has just stopped hearing it. In nobody's story: whoever was listened to reads that. */
const listenedEvents = (row: Row, { listens, userId }: CallNow): NewEvent[] =>
  listens
    .filter(({ upAt, to }, index) => upAt !== null && to !== null && row.listens[index]?.to === null)
    .map((listen) => ({
      ...{ noun: 'call', noun_id: row.id, seq: 0, type: 'call.listened', subject: null, cause: null, pokes: [] },
      ...{ actor: { kind: 'user', id: listen.userId }, at: listen.to! },
      data: {
        ...{ call: row.id, user: listen.userId, whom: userId },
        kinds: [...new Set(listen.turns.map(({ as }) => as))],
        seconds: Math.round((Date.parse(listen.to!) - Date.parse(listen.upAt!)) / 1000),
      },
    }));

const columnsOf = (call: CallNow): Record<string, unknown> => ({
  ...{ state: call.state, on_hold: call.onHold, user_id: call.userId, rang_at: call.rangAt },
  ...{ answered_at: call.answeredAt, ended_at: call.endedAt, cause: call.cause, tech_cause: call.techCause },
  ...{ how: call.how, recording: call.recording, legs: call.legs, parts: call.parts, machine: call.machine },
  ...{ listens: call.listens, consent: call.consent, gaps: call.gaps },
});

export const callNow = (row: CallRow & { policy: RecordingPolicy | null }): CallNow => ({
  ...{
    id: row.id,
    direction: row.direction,
    state: row.state,
    phone: row.phone,
    ownNumber: row.own_number,
    onHold: row.on_hold,
  },
  askedAt: row.asked_at.toISOString(),
  ...{ rangAt: iso(row.rang_at), answeredAt: iso(row.answered_at), endedAt: iso(row.ended_at) },
  ...{ cause: row.cause, techCause: row.tech_cause, how: row.how, userId: row.user_id, recording: row.recording },
  ...{ legs: row.legs, parts: row.parts, listens: row.listens, consent: row.consent, gaps: row.gaps },
  ...{ policy: row.policy ?? usualPolicy, machine: { ...freshMachine, ...(row.machine as Partial<Machine>) } },
});

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
