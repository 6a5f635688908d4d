import { randomBytes } from 'node:crypto';
import pg from 'pg';

export type TestDatabase = { url: string; drop: () => Promise<void> };

/** A database of its own for a test file: empty, with all migrations. Takes about 30 ms. */
export async function startPostgres(): Promise<TestDatabase> {
  const server = process.env.TEST_POSTGRES_URL;
  if (!server)
    throw new Error('There is no test server: run this file through Jest in a layer with servers (jest.config.mjs).');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(server, `create database ${name} template voronka`);
  const url = new URL(server);
  url.pathname = name;
  return { url: url.href, drop: () => onServer(server, `drop database if exists ${name} with (force)`) };
}

export async function onServer(server: string, statement: string) {
  const url = new URL(server);
  url.pathname = 'postgres';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
