import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startPostgres } from '../../support/postgres.ts';

const folder = join(import.meta.dirname, '../../../prisma/migrations');
const own = '20261128010000_addresses';
const sqlOf = (name: string) => readFileSync(join(folder, name, 'migration.sql'), 'utf8');

let client: pg.Client;
let drop: () => Promise<void>;
beforeAll(async () => {
  const postgres = await startPostgres();
  drop = postgres.drop;
  client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  const before = readdirSync(folder)
    .filter((name) => name < own && !name.endsWith('.toml'))
    .sort();
  for (const name of before) await client.query(sqlOf(name));
  await client.query(`INSERT INTO pipeline (id, key) VALUES (uuidv7(), 'education');
    INSERT INTO pipeline_version (id, pipeline_id, number, definition) SELECT uuidv7(), id, 1, '{}' FROM pipeline`);
});
afterAll(async () => {
  await client?.end();
  await drop?.();
});

/** A contact as it was kept before, with leads of which each says what was typed with it. */
const contact = async (name: string, phones: string[], emails: string[], leads: string[]): Promise<string[]> => {
  const { rows } = await client.query('INSERT INTO contact (name, phones, emails) VALUES ($1, $2, $3) RETURNING id', [
    name,
    phones,
    emails,
  ]);
  const id = rows[0].id;
  for (const [kind, values] of [
    ['phone', phones],
    ['email', emails],
  ] as const)
    for (const value of values)
      await client.query(
        'INSERT INTO contact_identity (kind, value, contact_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
        [kind, value, id],
      );
  const ids: string[] = [];
  for (const typed of leads) {
    const lead = await client.query(
      `INSERT INTO lead (number, name, pipeline_id, pipeline_version_id, stage, stage_entered_at, search, created_at, updated_at)
        SELECT nextval('lead_number'), 'renamed', pipeline_id, id, 'new', now(), 'renamed since', now(), now() FROM pipeline_version RETURNING id`,
    );
    ids.push(lead.rows[0].id);
    await client.query('INSERT INTO lead_contact (lead_id, contact_id, is_main) VALUES ($1, $2, true)', [
      ids.at(-1),
      id,
    ]);
    await client.query(
      `INSERT INTO event (noun, noun_id, seq, type, at, lead_id, audience, actor, data, pokes) VALUES ('lead', $1, 1, 'lead.created', now(), $1, '{}', '{}', $2, '{}')`,
      [ids.at(-1), JSON.stringify({ set: { name: [null, name], search: [null, typed] } })],
    );
  }
  return ids;
};
const sentTo = async (leadIds: string[]) =>
  (
    await client.query('SELECT name, phone, email FROM lead_contact WHERE lead_id = ANY($1) ORDER BY lead_id', [
      leadIds,
    ])
  ).rows;

describe('B13 addresses of before', () => {
  it('go over, and each lead keeps what was typed with it, else what its client’s first lead gave', async () => {
    const quiet = await contact(
      'Айгүл',
      ['+77010000001'],
      ['attacker_1@evil.example'],
      ['аигул аигул +77010000001', 'аигул аигул +77010000001 attacker_1@evil.example'],
    );
    const known = await contact(
      'Дана',
      ['+77010000002', '+77010000003'],
      ['dana@example.com'],
      ['дана +77010000002 dana@example.com', 'дана dana@example.com +77010000003', 'дана +77010000002'],
    );
    await client.query(`BEGIN; ${sqlOf(own)}; COMMIT`);
    expect(await sentTo(quiet)).toEqual([
      { name: 'Айгүл', phone: '+77010000001', email: null },
      { name: 'Айгүл', phone: '+77010000001', email: 'attacker_1@evil.example' },
    ]);
    expect(await sentTo(known)).toEqual([
      { name: 'Дана', phone: '+77010000002', email: 'dana@example.com' },
      { name: 'Дана', phone: '+77010000003', email: 'dana@example.com' },
      { name: 'Дана', phone: '+77010000002', email: 'dana@example.com' },
    ]);
    const { rows } = await client.query('SELECT kind, value, trust, owner FROM address ORDER BY value');
    expect(rows).toHaveLength(5);
    expect(rows.every(({ trust, owner }) => trust === 'claimed' && owner)).toBe(true);
  });
});
