import type { Calendars } from '../../workflows/automation/facts.ts';
import { spanMoment } from '../../workflows/calendar/span.ts';
import type { ConversationEvent } from '../../workflows/conversation/decide.ts';
import { promisedToTalk, runningPromise, waitsOfTalk } from '../../workflows/conversation/promise.ts';
import { namedPlainly } from '../../workflows/letter/plain-words.ts';
import { isRefusal, type Refusal } from '../../workflows/refusal.ts';
import type {
  AnswerPromise,
  HandedAnswer,
  PromiseShown,
  ServiceClock,
  ServicePolicy,
} from '../../workflows/service/policy.schema.ts';
import { promisesOf } from '../../workflows/service/promise.ts';
import { risesOf } from '../../workflows/service/rise.ts';
import { targetsOf } from '../../workflows/service/targets.ts';
import { calendarsOf } from '../automation/live-pipeline.ts';
import { inTransaction, type Database } from '../client.ts';
import type { Done } from '../lead/lead.ts';
import { clocksAt } from '../service/clocks.ts';
import { clientsFor, type ClientOf } from '../service/client-facts.ts';
import { promiseDuty } from '../service/duty.ts';
import { readServiceRules } from '../service/rules.ts';
import { isSame } from '../service/same.ts';
import { command, isRace, type Change } from '../write.ts';
import {
  conversationOf,
  orderConversation,
  readConversationRow,
  type ConversationRow,
  type OnConversation,
} from './conversation-row.ts';
import { talkMovedByStep } from './climb.ts';
import { talkServiceEvents } from './promise.queries.ts';

const promiseOf = (row: ConversationRow): AnswerPromise | undefined =>
  runningPromise({ ...conversationOf(row), ticket: row.ticket_id });

/** The answer that is owed, as lists show it. */
export const answerShown = (promise: AnswerPromise, calendars: Calendars, now: string): PromiseShown | null => {
  const target = targetsOf(promise, promise.since, calendars)[promise.kind];
  const dueAt = target && spanMoment({ ...target, since: promise.since }, []);
  return dueAt === undefined ? null : { kind: promise.kind, state: dueAt < now ? 'late' : 'running', dueAt };
};

/** What was promised in a talk, the last wait last, and whose each minute of it was. */
export const clocksOfTalk = async (db: Database, id: string): Promise<ServiceClock[]> => {
  const [events, calendars] = await Promise.all([talkServiceEvents(db, id), calendarsOf(db)]);
  const now = new Date().toISOString();
  return waitsOfTalk(events, calendars).flatMap((wait) => clocksAt(wait.events, now));
};

/** What a ticket of this talk takes over; null: its client waits for no answer. Undefined where it was promised none. */
export const handedAnswer = async (db: Database, row: ConversationRow): Promise<HandedAnswer | null | undefined> => {
  if (row.waiting_since === null) return null;
  const promise = promiseOf(row);
  if (!promise) return undefined;
  const { kind, since } = promise;
  const events = await talkServiceEvents(db, row.id);
  const wait = waitsOfTalk(events, {}).findLast((one) => one.since === since);
  const rises = risesOf(events).filter((rise) => ('since' in rise ? rise.since === since : rise.at >= since));
  return { kind, since, held: wait?.held ?? [], rises };
};

/** `wakeAt`: when the promise of a talk is looked at again; `did`: something was told, so it is to be read anew. */
type Served = { wakeAt: string | null; did: boolean };

type Serving = OnConversation & { at: string; publicUrl: string };

/**
 * What a talk owes by the clock of its answer: it takes over another promise, is late, and takes the steps of its ladder. Each once, by its events; a
 * step that hands it on is written with its place in the queue.
 */
export const serveTalk = async (db: Database, given: Serving): Promise<Served> => {
  const done = await serve(db, given);
  if (done !== 'moves') return served(done);
  try {
    return served(await inTransaction(db, (tx) => serve(tx, given)));
  } catch (error) {
    // somebody was faster: it is read again
    if (!isRace(error)) throw error;
    return { wakeAt: null, did: true };
  }
};

const served = (done: Served | 'moves' | Refusal): Served => (done === 'moves' || isRefusal(done) ? IDLE : done);

const serve = (
  db: Database,
  { conversationId, at, publicUrl, ...doing }: Serving,
): Promise<Served | 'moves' | Refusal> =>
  command<Served | 'moves'>(db, { request: null }, async () => {
    const row = await readConversationRow(db, conversationId);
    if (isRefusal(row) || row.waiting_since === null || row.ticket_id !== null) return { result: IDLE };
    const { policies } = await readServiceRules(db);
    const told =
      promisedAnew(row, policies, at, await clientsFor(db, policies, [row.contact_id])) ??
      (await owed(db, row, policies, { at, publicUrl }));
    if (told === 'moves') return { result: told };
    if ('wakeAt' in told) return { result: { wakeAt: told.wakeAt, did: false } };
    const change = orderConversation(row, { ...doing, at }, { do: 'tell', told: told.events });
    if (isRefusal(change)) return { result: IDLE };
    return { ...change, inserts: told.inserts ?? [], result: { wakeAt: null, did: true } };
  });

const IDLE: Served = { wakeAt: null, did: false };

type Telling = { events: ConversationEvent[]; inserts?: Change['inserts'] };

/** Where the policies promise something else than what runs. */
const promisedAnew = (
  row: ConversationRow,
  policies: ServicePolicy[],
  at: string,
  client: ClientOf,
): Telling | undefined => {
  const running = promiseOf(row);
  const wanted = promisedToTalk(row, policies, at, client(row.contact_id));
  const kind = running?.kind ?? (row.promised === null ? 'first_answer' : row.promised.kind);
  if (!running && !wanted.targets[kind]) return undefined;
  // who was promised nothing is promised it from now on
  const data: AnswerPromise = { ...wanted, kind, since: running?.since ?? at };
  return running && isSame(running, data) ? undefined : { events: [{ type: 'conversation.promised', data }] };
};

/** `moves`: a step that hands it on, which asks for a transaction. */
const owed = async (
  db: Database,
  row: ConversationRow,
  policies: ServicePolicy[],
  { at, publicUrl }: { at: string; publicUrl: string },
): Promise<Telling | { wakeAt: string | null } | 'moves'> => {
  const running = promiseOf(row);
  if (!running) return { wakeAt: null };
  const [events, calendars] = await Promise.all([talkServiceEvents(db, row.id), calendarsOf(db)]);
  const wait = waitsOfTalk(events, calendars).findLast(({ since }) => since === running.since);
  const clock = wait && promisesOf(wait.events).clocks.find(({ endedAt }) => endedAt === null);
  if (!clock) return { wakeAt: null };
  const policy = policies.find(({ key }) => key === running.policy);
  const { rows } = await db.pool.query<{ name: string }>('SELECT name FROM contact WHERE id = $1', [row.contact_id]);
  const name = rows[0]?.name ?? '';
  const duty = await promiseDuty(db, {
    ...{ clock, rises: risesOf(events), policy, at, noun: 'conversation', id: row.id, responsible: row.assignee_id },
    ...{ about: { conversationId: row.id, name: namedPlainly(name) }, what: namedPlainly(name) },
    link: `${publicUrl}/conversations?open=${row.id}`,
  });
  if (duty.what === 'nothing') return { wakeAt: duty.moments.toSorted()[0] ?? null };
  if (duty.what === 'late') return { events: [{ type: 'conversation.late', data: duty.data } as ConversationEvent] };
  const { data, inserts, moves } = duty;
  if (moves?.assign && !db.whole) return 'moves';
  const moved = moves && (await talkMovedByStep(db, row, moves, name));
  const step = { type: 'conversation.warned', data: { ...data, ...(moved ? { did: moved.did } : {}) } };
  return {
    events: [step as ConversationEvent, ...(moved?.told ?? [])],
    inserts: [...inserts, ...(moved?.inserts ?? [])],
  };
};

/** "I have it": until that moment, or until it is answered, nobody else is told. Refused: NotFound, ConversationClosed. */
export const acknowledgeTalk = (
  db: Database,
  { conversationId, until, ...doing }: OnConversation & { until: string | null },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { acknowledge: conversationId, until } }, async () => {
    const row = await readConversationRow(db, conversationId);
    if (isRefusal(row)) return row;
    const at = new Date().toISOString();
    return orderConversation(row, { ...doing, at }, { do: 'acknowledge', until });
  });
