import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import pg from 'pg';
import { onServer } from '../support/postgres.ts';

const folder = join(import.meta.dirname, '../../prisma/migrations');
const NEWS = '20261128080000_news';
const sqlOf = (name: string) => readFileSync(join(folder, name, 'migration.sql'), 'utf8');
const before = readdirSync(folder).filter((name) => /^\d/.test(name) && name < NEWS);

it('M3 a record from before hears nothing twice and loses no poke', async () => {
  await onServer(process.env.TEST_POSTGRES_URL!, 'create database test_news_before');
  const url = new URL(process.env.TEST_POSTGRES_URL!);
  url.pathname = 'test_news_before';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    for (const name of before.sort()) await client.query(sqlOf(name));
    const lead = '01900000-0000-7000-8000-000000000001';
    const event = (seq: number, noun: string, id: string, poke: string) =>
      client.query(
        `INSERT INTO event (noun, noun_id, seq, type, at, lead_id, audience, actor, data, pokes) VALUES ($1, $2, $3, 'x', now(), $4, '{}', '{}', '{}', $5) RETURNING xid::text, id::text`,
        [noun, id, seq, lead, [poke]],
      );
    const task = '01900000-0000-7000-8000-000000000002';
    await event(1, 'lead', lead, `lead:${lead}`);
    const taken = (await event(1, 'task', task, `task:${task}`)).rows[0];
    const carried = (await event(2, 'lead', lead, `lead:${lead}`)).rows[0];
    await event(3, 'lead', lead, `lead:${lead}`);
    await client.query(
      `INSERT INTO process (workflow_id, noun, noun_id, lead_id, state, memory) VALUES ('lead:' || $1::uuid, 'lead', $1::uuid, $1::uuid, 'waiting', $2)`,
      [lead, { cursor: taken, timers: [] }],
    );
    await client.query(`INSERT INTO cursor (name, xid, id) VALUES ('relay', $1, $2)`, [carried.xid, carried.id]);
    await client.query(sqlOf(NEWS));
    const rows = async (text: string) => (await client.query(text)).rows;
    expect(await rows('SELECT noun, seq, number FROM event ORDER BY number')).toEqual([
      { noun: 'lead', seq: 1, number: 1 },
      { noun: 'task', seq: 1, number: 2 },
      { noun: 'lead', seq: 2, number: 3 },
      { noun: 'lead', seq: 3, number: 4 },
    ]);
    expect(await rows('SELECT memory FROM process')).toEqual([{ memory: { cursor: 2, timers: [] } }]);
    expect(await rows('SELECT target, what FROM poke')).toEqual([{ target: `lead:${lead}`, what: 'poke' }]);
    expect(await rows('SELECT * FROM subject')).toEqual([{ kind: 'lead', id: lead, seq: 4 }]);
    // a dump of another cluster carries nothing that only its own transactions explain
    expect(
      await rows(`SELECT 1 FROM information_schema.columns WHERE data_type = 'xid8' AND table_schema = 'public'`),
    ).toEqual([]);
  } finally {
    await client.end();
    await onServer(process.env.TEST_POSTGRES_URL!, 'drop database test_news_before with (force)');
  }
});
