import pg from 'pg';
import { outsideOf } from '../../support/outside.ts';
import type { System } from '../../support/system.ts';

/** What the record answers to one question, over a connection of its own: the server may have been killed since the last. */
export const asked = async (system: System, text: string): Promise<number> => {
  const client = new pg.Client({ connectionString: outsideOf(system).databaseUrl, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<{ n: number }>(text)).rows[0]?.n ?? 0;
  } finally {
    await client.end();
  }
};
