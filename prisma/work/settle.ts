import { isRefusal } from '../../workflows/refusal.ts';
import { explain, route } from '../../workflows/work/route.ts';
import { processIdOf } from '../../workflows/subject/subject.ts';
import type { Work } from '../../workflows/work/work.ts';
import { abreast } from '../abreast.ts';
import { inTransaction, type Database } from '../client.ts';
import { gathered, placed } from '../gathered.ts';
import { isRace } from '../write.ts';
import { givers } from './kinds.ts';
import { membersOf, readCrew, type Crew, type Hand } from './people.ts';
import { placeWorks } from './place.ts';
import { keepRouting, routingRow, type RoutingRow } from './routing.ts';
import { workOf, type WorkRow } from './work-row.ts';

/** So much of a queue is looked at together, while somebody has room. */
const PAGE = 200;
const MOST_TRIES = 12;
/** So many queues are one transaction at most: while it lasts nobody else gives out what waits there. */
const TOGETHER = 32;
/** Each holds a connection meanwhile; the others of the pool are for those who write. */
const QUEUES_AT_ONCE = 6;

/**
 * Gives what waits in a queue to those who can take it now. One at a time looks at a queue, so nobody overtakes; two queues that want the same
 * person meet at her row, and the second looks again.
 */
export const settle = async (db: Database, queue: string, now = new Date().toISOString()): Promise<void> => {
  if (queue === '') return;
  for (let attempt = 1; ; attempt++)
    try {
      return await inTransaction(db, async (tx) => {
        // what waits is read once it is locked, by statements that go out together
        const [, page] = await Promise.all([lockQueue(tx, queue), readPage(tx, { queue })]);
        await giveOutAll(tx, [{ queue, page }], now);
      });
    } catch (error) {
      if (!(isRace(error) || isCrowded(error)) || attempt >= MOST_TRIES) throw error;
    }
};

/** Others look at this queue meanwhile, and each in turn. */
const isCrowded = (error: unknown): boolean => (error as { code?: string } | null)?.code === '55P03';

/**
 * The same for several queues, as one transaction: those at which nobody else looks. The others are each waited for by itself, and so are all where
 * somebody was faster.
 */
const settleAll = async (db: Database, queues: string[], now = new Date().toISOString()): Promise<void> => {
  const named = queues.filter((queue) => queue !== '');
  for (let from = 0; from < named.length; from += TOGETHER) {
    const some = named.slice(from, from + TOGETHER);
    // a transaction looks at one after the other: it has one connection
    const left = some.length > 1 && !db.whole ? await settleFree(db, some, now) : some;
    await abreast(left, db.whole ? 1 : QUEUES_AT_ONCE, (queue) => settle(db, queue, now));
  }
};

/** Returns those that are left. */
const settleFree = (db: Database, queues: string[], now: string): Promise<string[]> =>
  inTransaction(db, async (tx) => {
    const [free, pages] = await Promise.all([
      lockFree(tx, queues),
      Promise.all(queues.map((queue) => readPage(tx, { queue }))),
    ]);
    const mine = queues.map((queue, place) => ({ queue, page: pages[place]! }));
    await giveOutAll(
      tx,
      mine.filter(({ queue }) => free.has(queue)),
      now,
    );
    return queues.filter((queue) => !free.has(queue));
  }).catch((error: unknown) => {
    if (isRace(error) || isCrowded(error)) return queues;
    throw error;
  });

/** Until the transaction ends. */
export const lockQueue = async (tx: Database, queue: string): Promise<void> => {
  const values = [`queue ${queue}`];
  await tx.pool.query({ name: 'lock-queue', text: 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', values });
};

const lockFree = async (tx: Database, queues: string[]): Promise<Set<string>> => {
  const { rows } = await tx.pool.query<{ queue: string }>({
    name: 'lock-free-queues',
    text: `SELECT q AS queue FROM unnest($1::text[]) q WHERE pg_try_advisory_xact_lock(hashtextextended('queue ' || q, 0))`,
    values: [queues],
  });
  return new Set(rows.map(({ queue }) => queue));
};

/** What has come, or has come back: its group is chosen where it has none, and who takes it where somebody can. Where nobody can, its process looks after it. */
export const routeWorks = async (db: Database, ids: string[]): Promise<void> => {
  if (ids.length === 0) return;
  await settleWorks(db, ids);
  const { rowCount } = await db.pool.query({
    name: 'wake-waiting-work',
    text: `INSERT INTO poke (target, what) SELECT w.kind || ':' || w.id, 'poke' FROM work w WHERE w.id = ANY($1) AND w.assignee_id IS NULL
        AND EXISTS (SELECT 1 FROM ${membersOf('w.queue')} m)
        AND NOT EXISTS (SELECT 1 FROM process p WHERE p.workflow_id = w.kind || ':' || w.id AND p.state = 'waiting')`,
    values: [ids],
  });
  if (rowCount) db.committed();
};

export const settleWorks = async (db: Database, ids: string[], now?: string): Promise<void> => {
  const placed = await placeWorks(db, ids);
  const { rows } = await db.pool.query<{ queue: string }>({
    name: 'queues-of-works',
    text: 'SELECT DISTINCT queue FROM work WHERE id = ANY($1) AND assignee_id IS NULL',
    values: [ids],
  });
  const queues = new Set([...placed, ...rows.map((row) => row.queue)]);
  await settleAll(db, [...queues], now);
};

/** Somebody has more room, or other skills: every queue of hers is looked through. */
export const settleFor = async (db: Database, userId: string | null | undefined): Promise<void> => {
  if (!userId) return;
  const { rows } = await db.pool.query<{ queue: string }>({
    name: 'queues-of-user',
    text: `SELECT q.queue FROM (SELECT group_id::text AS queue FROM work_group_member WHERE user_id = $1
        UNION SELECT id FROM channel_account WHERE $1 = ANY(people)) q
      WHERE EXISTS (SELECT 1 FROM work w WHERE w.queue = q.queue AND w.assignee_id IS NULL) ORDER BY q.queue`,
    values: [userId],
  });
  for (const { queue } of rows) await settle(db, queue);
};

/** `settleFor`, and whoever waits looks for itself should this program end before. */
export const callWaiting = async (db: Database, userId: string): Promise<void> => {
  await db.pool.query({ name: 'call-waiting', text: 'SELECT call_waiting($1)', values: [userId] });
  db.committed();
  await settleFor(db, userId);
};

type Waiting = { crew: Crew; page: WorkRow[] };

const giveOutAll = async (tx: Database, queues: { queue: string; page: WorkRow[] }[], now: string): Promise<void> => {
  // in a rush whoever looked just before has given it out
  const waiting = queues.filter(({ page }) => page.length > 0);
  let left = await Promise.all(
    waiting.map(async ({ queue, page }): Promise<Waiting> => ({ page, crew: await readCrew(tx, queue, now) })),
  );
  while (left.length > 0) {
    const given = new Map<string, Hand>();
    // nobody is given something by two queues at once: the later one sees what she has by then
    const { apart = [], shared = [] } = Object.groupBy(left, ({ crew: { hands } }) => {
      if (hands.some(({ id }) => given.has(id))) return 'shared';
      for (const hand of hands) given.set(hand.id, hand);
      return 'apart';
    });
    await Promise.all(apart.map((one) => giveOut(tx, one, now)));
    for (const { crew } of shared)
      for (const hand of crew.hands) {
        const { load, lastAt, version, channels } = given.get(hand.id) ?? hand;
        Object.assign(hand, { load, lastAt, version, channels });
      }
    left = shared;
  }
};

const giveOut = async (tx: Database, { crew, page: first }: Waiting, now: string): Promise<void> => {
  let page = first;
  while (crew.hands.some(hasRoom)) {
    await givePage(tx, crew, page, now);
    const last = page.at(-1);
    if (page.length < PAGE || !last) break;
    page = await readPage(tx, { queue: crew.queue, after: { turn: last.turn_at, id: last.id } });
  }
};

const hasRoom = ({ takes, load, limit }: Hand): boolean => takes && load < limit;

type Place = { queue: string; after?: { turn: Date; id: string } };

const readPage = gathered(async (tx: Database, all: Place[]): Promise<WorkRow[][]> => {
  const { rows } = await tx.pool.query<WorkRow>({
    name: 'queue-pages',
    text: `SELECT w.* FROM jsonb_to_recordset($1::jsonb) AS q(place int, queue text, turn timestamptz, id uuid) CROSS JOIN LATERAL (SELECT * FROM work w
        WHERE w.queue = q.queue AND w.assignee_id IS NULL AND (w.turn_at, w.id) > (q.turn, q.id) ORDER BY w.turn_at, w.id LIMIT ${PAGE}) w ORDER BY q.place, w.turn_at, w.id`,
    values: [
      placed(
        all.map(({ queue, after }) => ({
          ...{ queue, turn: after?.turn ?? '-infinity', id: after?.id ?? '00000000-0000-0000-0000-000000000000' },
        })),
      ),
    ],
  });
  return all.map(({ queue }) => rows.filter((row) => row.queue === queue));
});

type Gift = { work: Work; hand: Hand; routing: RoutingRow };

/** The people of the crew hold afterwards what they were given. */
const givePage = async (tx: Database, crew: Crew, page: WorkRow[], now: string): Promise<void> => {
  const works = new Map(page.map((row) => [row.id, workOf(row, crew.rules)]));
  const { given } = route([...works.values()], crew.hands, crew.rules, now);
  // in the order in which whoever writes several messages at once locks their talks
  const inOrder = given.toSorted((one, other) => (one.work < other.work ? -1 : 1));
  const done = await Promise.all(
    inOrder.map(async ({ work: id, to }) => givers[works.get(id)!.kind]?.(tx, { id, to, at: now })),
  );
  const unknown = inOrder.filter((_, index) => done[index] === undefined || isRefusal(done[index]));
  if (unknown.length > 0) await forget(tx, unknown);
  const gifts: Gift[] = [];
  for (const one of given) {
    if (unknown.includes(one)) continue;
    const { work: id, to } = one;
    const work = works.get(id)!;
    const hand = crew.hands.find(({ id: hers }) => hers === to)!;
    const why = explain(work, crew.hands, crew.rules, now);
    gifts.push({ work, hand, routing: routingRow({ work, crew, what: 'given', chosen: to, why, now }) });
    hand.load += work.weight;
    hand.lastAt = now;
    const own = hand.channels?.[work.channel];
    if (own) own.load += work.weight;
  }
  const { acceptS } = crew.rules;
  const acceptBy = acceptS === null ? null : new Date(Date.parse(now) + acceptS * 1000).toISOString();
  if (gifts.length > 0) await noteGiven(tx, { gifts, acceptBy, now });
};

/** Their noun does not know them any more. */
const forget = async (tx: Database, given: { work: string }[]): Promise<void> => {
  const values = [given.map(({ work }) => work)];
  await tx.pool.query({ name: 'forget-works', text: 'DELETE FROM work WHERE id = ANY($1)', values });
};

type Given = { gifts: Gift[]; acceptBy: string | null; now: string };

/** When each must have been opened, and why it was given so; the people under their rows as they were read. */
const noteGiven = gathered(async (tx: Database, all: Given[]): Promise<void[]> => {
  const gifts = all.flatMap((one) => one.gifts);
  const hands = new Map(all.flatMap(({ gifts: own, now }) => own.map(({ hand }) => [hand, now] as const)));
  const kept = keepRouting(
    tx,
    gifts.map(({ routing }) => routing),
  );
  const noted = all.map(({ gifts: own, acceptBy, now }) =>
    tx.pool.query({
      name: 'works-given',
      text: `UPDATE work SET given_at = $2, accept_by = $3, accepted_at = CASE WHEN $3::timestamptz IS NULL THEN $2::timestamptz END WHERE id = ANY($1)`,
      values: [own.map(({ work }) => work.id), now, acceptBy],
    }),
  );
  const { rowCount } = await tx.pool.query({
    name: 'operators-given',
    text: `INSERT INTO operator AS o (id, given_at, version) SELECT h.id, h.at, h.version + 1 FROM jsonb_to_recordset($1::jsonb) AS h(id uuid, at timestamptz, version int) ORDER BY h.id
      ON CONFLICT (id) DO UPDATE SET given_at = excluded.given_at, version = excluded.version WHERE o.version = excluded.version - 1`,
    values: [JSON.stringify([...hands].map(([{ id, version }, at]) => ({ id, at, version })))],
  });
  await Promise.all([kept, ...noted]);
  if (rowCount !== hands.size)
    throw Object.assign(new Error('one of them was given something else meanwhile'), { code: '40001' });
  for (const [hand] of hands) hand.version += 1;
  const timed = all.filter(({ acceptBy }) => acceptBy !== null).flatMap((one) => one.gifts);
  if (timed.length > 0) await wake(tx, timed);
  return all.map(() => undefined);
});

/** Their processes look, and come back at their next moment. */
const wake = async (db: Database, gifts: Gift[]): Promise<void> => {
  const values = [gifts.map(({ work: { kind, id } }) => processIdOf({ kind, id }))];
  await db.pool.query({
    name: 'wake-works',
    text: `INSERT INTO poke (target, what) SELECT unnest($1::text[]), 'poke'`,
    values,
  });
};
