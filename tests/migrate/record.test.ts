import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startPostgres } from '../support/postgres.ts';

let office: Awaited<ReturnType<typeof startPostgres>>;
beforeAll(async () => {
  office = await startPostgres();
});
afterAll(() => office?.drop());

const run = (url: string) =>
  spawnSync(process.execPath, ['bin/migrate.ts'], {
    env: { ...process.env, NODE_OPTIONS: '', DATABASE_URL: url },
    encoding: 'utf8',
  });

describe('M9 bringing a cluster’s record up to date', () => {
  it('applies what is missing, in order, and the second time nothing', async () => {
    const client = new pg.Client({ connectionString: office.url });
    await client.connect();
    await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    const first = run(office.url);
    expect(first.stdout).toMatch(/^Applied 20261121000000_init, .*/);
    const { rows } = await client.query('SELECT count(*)::int AS leads FROM lead');
    expect(rows).toEqual([{ leads: 0 }]);
    await client.end();
    expect(run(office.url).stdout).toBe('The record is up to date.\n');
  });

  it('says what is wrong where it cannot, and changes nothing', () => {
    const none = run('');
    expect([none.status, none.stderr]).toEqual([
      1,
      expect.stringContaining('DATABASE_URL must say where the record is'),
    ]);
    expect(run('postgresql://nobody@127.0.0.1:1/none').status).toBe(1);
  });
});
