import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import pg from 'pg';
import { onServer } from '../../support/postgres.ts';

const folder = join(import.meta.dirname, '../../../prisma/migrations');
const SUBJECTS = '20261128200100_subjects';
const sqlOf = (name: string) => readFileSync(join(folder, name, 'migration.sql'), 'utf8');
const before = readdirSync(folder).filter((name) => /^\d/.test(name) && name < SUBJECTS);

const acme = '01900000-0000-7000-8000-000000000001';
const itsTask = '01900000-0000-7000-8000-000000000002';
const bareTask = '01900000-0000-7000-8000-000000000003';
const pipeline = '01900000-0000-7000-8000-000000000004';

it('M3 a record from before keeps the numbers of leads, and a task on nothing numbers its own', async () => {
  await onServer(process.env.TEST_POSTGRES_URL!, 'create database test_subjects_before');
  const url = new URL(process.env.TEST_POSTGRES_URL!);
  url.pathname = 'test_subjects_before';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  const rows = async (text: string) => (await client.query(text)).rows;
  try {
    for (const name of before.sort()) await client.query(sqlOf(name));
    const told = (seq: number, noun: string, id: string, lead: string | null) =>
      client.query(
        `INSERT INTO event (noun, noun_id, seq, type, at, lead_id, actor, data, pokes) VALUES ($1, $2, $3, 'x', now(), $4, '{}', '{}', '{}')`,
        [noun, id, seq, lead],
      );
    await told(1, 'lead', acme, acme);
    await told(1, 'task', bareTask, null);
    await told(1, 'task', itsTask, acme);
    await told(1, 'pipeline', pipeline, null);
    await told(2, 'task', bareTask, null);
    await client.query(
      `INSERT INTO process (workflow_id, noun, noun_id, lead_id, state, memory) VALUES ('lead:' || $1::uuid, 'lead', $1::uuid, $1::uuid, 'waiting', '{"cursor": 2}')`,
      [acme],
    );

    await client.query(sqlOf(SUBJECTS));
    await client.query(
      `INSERT INTO event (noun, noun_id, seq, type, at, subject_kind, subject_id, actor, data, pokes) VALUES ('task', $1, 3, 'x', now(), 'task', $1, '{}', '{}', '{}')`,
      [bareTask],
    );
    expect(await rows('SELECT noun, seq, subject_kind, subject_id, number FROM event ORDER BY id')).toEqual([
      { noun: 'lead', seq: 1, subject_kind: 'lead', subject_id: acme, number: 1 },
      { noun: 'task', seq: 1, subject_kind: 'task', subject_id: bareTask, number: 1 },
      { noun: 'task', seq: 1, subject_kind: 'lead', subject_id: acme, number: 2 },
      { noun: 'pipeline', seq: 1, subject_kind: null, subject_id: null, number: null },
      { noun: 'task', seq: 2, subject_kind: 'task', subject_id: bareTask, number: 2 },
      { noun: 'task', seq: 3, subject_kind: 'task', subject_id: bareTask, number: 3 },
    ]);
    expect(await rows('SELECT kind, id, seq FROM subject ORDER BY kind')).toEqual([
      { kind: 'lead', id: acme, seq: 2 },
      { kind: 'task', id: bareTask, seq: 3 },
    ]);
    expect(await rows('SELECT workflow_id, memory FROM process')).toEqual([
      { workflow_id: `lead:${acme}`, memory: { cursor: 2 } },
    ]);
    await expect(
      client.query(
        `INSERT INTO event (noun, noun_id, seq, type, at, subject_id, actor, data, pokes) VALUES ('task', $1, 9, 'x', now(), $1, '{}', '{}', '{}')`,
        [itsTask],
      ),
    ).rejects.toThrow();
  } finally {
    await client.end();
    await onServer(process.env.TEST_POSTGRES_URL!, 'drop database test_subjects_before with (force)');
  }
});
