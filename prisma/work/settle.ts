import { isRefusal } from '../../workflows/refusal.ts';
import { explain, route } from '../../workflows/work/route.ts';
import { processIdOf } from '../../workflows/subject/subject.ts';
import type { Work } from '../../workflows/work/work.ts';
import { inTransaction, type Database } from '../client.ts';
import { isRace } from '../write.ts';
import { givers } from './kinds.ts';
import { membersOf, readCrew, type Crew, type Hand } from './people.ts';
import { placeWorks } from './place.ts';
import { keepRouting } from './routing.ts';
import { workOf, type WorkRow } from './work-row.ts';

/** So much of a queue is looked at together, while somebody has room. */
const PAGE = 200;
const MOST_TRIES = 12;

/**
 * Gives what waits in a queue to those who can take it now. One at a time looks at a queue, so nobody overtakes; two queues that want the same
 * person meet at her row, and the second looks again. Answers what it has given.
 */
export const settle = async (db: Database, queue: string, now = new Date().toISOString()): Promise<string[]> => {
  if (queue === '') return [];
  for (let attempt = 1; ; attempt++)
    try {
      return await inTransaction(db, async (tx) => {
        await lockQueue(tx, queue);
        return giveOut(tx, queue, now);
      });
    } catch (error) {
      if (!(isRace(error) || isCrowded(error)) || attempt >= MOST_TRIES) throw error;
    }
};

/** Others look at this queue meanwhile, and each in turn. */
const isCrowded = (error: unknown): boolean => (error as { code?: string } | null)?.code === '55P03';

/** Until the transaction ends. */
export const lockQueue = async (tx: Database, queue: string): Promise<void> => {
  const values = [`queue ${queue}`];
  await tx.pool.query({ name: 'lock-queue', text: 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', values });
};

/** `settleWork`, and where nobody could take it its process looks after it. */
export const routeWork = async (db: Database, id: string): Promise<void> => {
  if (await settleWork(db, id)) return;
  const { rowCount } = await db.pool.query({
    name: 'wake-waiting-work',
    text: `INSERT INTO poke (target, what) SELECT w.kind || ':' || w.id, 'poke' FROM work w WHERE w.id = $1 AND w.assignee_id IS NULL
        AND EXISTS (SELECT 1 FROM ${membersOf('w.queue')} m)
        AND NOT EXISTS (SELECT 1 FROM process p WHERE p.workflow_id = w.kind || ':' || w.id AND p.state = 'waiting')`,
    values: [id],
  });
  if (rowCount) db.committed();
};

/** What has come, or has come back: its group is chosen where it has none, and who takes it where somebody can. Answers whether it was given now. */
export const settleWork = async (db: Database, id: string, now?: string): Promise<boolean> => {
  const [placed] = await placeWorks(db, [id]);
  const queue = placed ?? (await queueOf(db, id));
  return queue !== undefined && (await settle(db, queue, now)).includes(id);
};

/** Where it waits. */
const queueOf = async (db: Database, id: string): Promise<string | undefined> => {
  const { rows } = await db.pool.query<{ queue: string }>({
    name: 'queue-of-work',
    text: 'SELECT queue FROM work WHERE id = $1 AND assignee_id IS NULL',
    values: [id],
  });
  return rows[0]?.queue;
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

const giveOut = async (tx: Database, queue: string, now: string): Promise<string[]> => {
  const given: string[] = [];
  let page = await readPage(tx, queue, undefined);
  // in a rush whoever looked just before has given it out
  if (page.length === 0) return given;
  const crew = await readCrew(tx, queue, now);
  while (crew.hands.some(hasRoom)) {
    given.push(...(await givePage(tx, crew, page, now)));
    const last = page.at(-1);
    if (page.length < PAGE || !last) break;
    page = await readPage(tx, queue, { turn: last.turn_at, id: last.id });
  }
  return given;
};

const hasRoom = ({ takes, load, limit }: Hand): boolean => takes && load < limit;

const readPage = async (
  tx: Database,
  queue: string,
  after: { turn: Date; id: string } | undefined,
): Promise<WorkRow[]> => {
  const { rows } = await tx.pool.query<WorkRow>({
    name: 'queue-page',
    text: `SELECT * FROM work WHERE queue = $1 AND assignee_id IS NULL AND (turn_at, id) > ($2, $3) ORDER BY turn_at, id LIMIT ${PAGE}`,
    values: [queue, after?.turn ?? '-infinity', after?.id ?? '00000000-0000-0000-0000-000000000000'],
  });
  return rows;
};

/** The people of the crew hold afterwards what they were given. */
const givePage = async (tx: Database, crew: Crew, page: WorkRow[], now: string): Promise<string[]> => {
  const given: string[] = [];
  const works = new Map(page.map((row) => [row.id, workOf(row, crew.rules)]));
  for (const { work: id, to } of route([...works.values()], crew.hands, crew.rules, now).given) {
    const work = works.get(id)!;
    const hand = crew.hands.find((one) => one.id === to)!;
    const done = await givers[work.kind]?.(tx, { id, to, at: now });
    if (done === undefined || isRefusal(done)) {
      // its noun does not know it any more
      await tx.pool.query({ name: 'forget-work', text: 'DELETE FROM work WHERE id = $1', values: [id] });
      continue;
    }
    const why = explain(work, crew.hands, crew.rules, now);
    await Promise.all([
      keepRouting(tx, { work, crew, what: 'given', chosen: to, why, now }),
      noteGiven(tx, { work, hand, acceptS: crew.rules.acceptS, now }),
    ]);
    hand.load += work.weight;
    hand.lastAt = now;
    const own = hand.channels?.[work.channel];
    if (own) own.load += work.weight;
    given.push(id);
  }
  return given;
};

/** When she must have opened it, under her row as it was read. */
const noteGiven = async (
  tx: Database,
  { work, hand, acceptS, now }: { work: Work; hand: Hand; acceptS: number | null; now: string },
): Promise<void> => {
  const acceptBy = acceptS === null ? null : new Date(Date.parse(now) + acceptS * 1000).toISOString();
  const noted = tx.pool.query({
    name: 'work-given',
    text: `UPDATE work SET given_at = $2, accept_by = $3, accepted_at = CASE WHEN $3::timestamptz IS NULL THEN $2::timestamptz END WHERE id = $1`,
    values: [work.id, now, acceptBy],
  });
  const { rowCount } = await tx.pool.query({
    name: 'operator-given',
    text: `INSERT INTO operator AS o (id, given_at) VALUES ($1, $3) ON CONFLICT (id) DO UPDATE SET given_at = excluded.given_at, version = o.version + 1 WHERE o.version = $2`,
    values: [hand.id, hand.version, now],
  });
  await noted;
  if (rowCount === 0) throw Object.assign(new Error('she was given something else meanwhile'), { code: '40001' });
  hand.version += 1;
  if (acceptBy !== null) await wake(tx, work);
};

/** Its process looks, and comes back at its next moment. */
const wake = async (db: Database, { kind, id }: { kind: string; id: string }): Promise<void> => {
  const values = [processIdOf({ kind, id })];
  await db.pool.query({ name: 'wake-work', text: `INSERT INTO poke (target, what) VALUES ($1, 'poke')`, values });
};
