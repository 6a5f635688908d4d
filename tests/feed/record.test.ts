import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { openDatabase } from '../../prisma/client.ts';
import { feedAfter, numberFeed } from '../../prisma/event/feed.ts';
import { noteLead } from '../../prisma/lead/lead.ts';
import { newLead, openOffice, type Office } from '../support/office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(async () => office?.close());

const actor = () => ({ kind: 'user' as const, id: office.aida });
const note = (leadId: string, text: string) => noteLead(office.db, { actor: actor(), leadId, text });
/** All behind a number, by pages, as a socket or a stream reads it that stops and resumes. */
const readAll = async (after: number): Promise<{ n: number; id: string }[]> => {
  const seen: { n: number; id: string }[] = [];
  for (;;) {
    const page = await feedAfter(office.db, seen.at(-1)?.n ?? after, 7);
    if (page.length === 0) return seen;
    seen.push(...page.map(({ n, id }) => ({ n, id })));
  }
};
const ids = async () =>
  (await office.db.pool.query<{ id: string }>('SELECT id::text FROM event')).rows.map(({ id }) => id);

describe('M2 the feed that live screens and streams resume by', () => {
  it('misses nothing and doubles nothing, however many write and number at the same time', async () => {
    const leads = await Promise.all(Array.from({ length: 8 }, (_, index) => newLead(office, `acme ${index}`)));
    const other = openDatabase(office.url);
    let writing = true;
    const follower = (async () => {
      const seen: { n: number; id: string }[] = [];
      while (writing) {
        await Promise.all([numberFeed(office.db), numberFeed(other), numberFeed(other)]);
        seen.push(...(await readAll(seen.at(-1)?.n ?? 0)));
      }
      await numberFeed(office.db);
      seen.push(...(await readAll(seen.at(-1)?.n ?? 0)));
      return seen;
    })();
    await Promise.all(
      leads.map(async (leadId) => {
        for (let index = 0; index < 30; index++) await note(leadId, `Звонок ${index}`);
      }),
    );
    writing = false;
    const seen = await follower;
    await other.close();
    expect(seen.map(({ n }) => n)).toEqual(seen.map((_, index) => index + 1));
    expect(seen.map(({ id }) => id).toSorted()).toEqual((await ids()).toSorted());
  });

  it('waits for nobody: what is committed minutes later comes later', async () => {
    const slow = new pg.Client({ connectionString: office.url });
    await slow.connect();
    await slow.query('BEGIN');
    const { rows } = await slow.query(
      `INSERT INTO event (noun, noun_id, seq, type, at, actor, data, pokes) VALUES ('test', gen_random_uuid(), 1, 'test', now(), '{}', '{}', '{}') RETURNING id::text`,
    );
    const head = await numberFeed(office.db);
    await note(await newLead(office, 'acme'), 'Звонила');
    const next = await numberFeed(office.db);
    expect(next).toBe(head + 2);
    await slow.query('COMMIT');
    await slow.end();
    expect(await numberFeed(office.db)).toBe(next + 1);
    expect(await readAll(next)).toEqual([{ n: next + 1, id: rows[0].id }]);
  });
});

describe('A10 the events of a lead', () => {
  it('have numbers without a gap in the order of their commits, those of its tasks and messages among them', async () => {
    const leadId = await newLead(office, 'acme numbers');
    await Promise.all(Array.from({ length: 10 }, (_, index) => note(leadId, `Звонок ${index}`)));
    const { rows } = await office.db.pool.query('SELECT number FROM event WHERE subject_id = $1 ORDER BY number', [
      leadId,
    ]);
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 11 }, (_, index) => index + 1));
  });

  it('whoever writes them, by whatever statement: a number of their own is not believed, and their news go out', async () => {
    const [acme, globex] = [await newLead(office, 'acme statement'), await newLead(office, 'globex statement')];
    const { rows } = await office.db.pool.query(
      `INSERT INTO event (noun, noun_id, seq, type, at, subject_kind, subject_id, number, actor, data, pokes)
       SELECT 'task', uuidv7(), n, 'task.done', now(), 'lead', CASE WHEN n < 4 THEN $1::uuid ELSE $2::uuid END, 77, '{}', '{}', ARRAY['lead:told ' || n, 'calendar:told']
       FROM generate_series(1, 5) n RETURNING id::text, subject_id, number`,
      [acme, globex],
    );
    const numbersOf = (leadId: string) => rows.filter((row) => row.subject_id === leadId).map(({ number }) => number);
    expect(numbersOf(acme)).toEqual([2, 3, 4]);
    expect(numbersOf(globex)).toEqual([2, 3]);
    const { rows: pokes } = await office.db.pool.query(
      `SELECT target, what, count(*)::int FROM poke WHERE target ~ ' ?told' GROUP BY 1, 2 ORDER BY 1`,
    );
    expect(pokes).toEqual([
      { target: 'calendar:told', what: 'poke', count: 5 },
      ...[1, 2, 3, 4, 5].map((n) => ({ target: `lead:told ${n}`, what: 'poke', count: 1 })),
    ]);
    const before = await numberFeed(office.db);
    const told = (await readAll(before - 5)).map(({ id }) => id);
    expect(told).toEqual(rows.map(({ id }) => id));
  });
});
