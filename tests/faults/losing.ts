import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { outsideOf } from '../support/outside.ts';
import type { System } from '../support/system.ts';
import { kill } from './killing.ts';

const connected = async (url: string): Promise<pg.Client | undefined> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  return client.connect().then(
    () => client,
    () => undefined,
  );
};

/** Somebody's transaction in another database of the cluster, open all the while; where PostgreSQL was killed, another one. */
export const holdForeign = (system: System): { opened: () => number; end: () => Promise<void> } => {
  const url = new URL(outsideOf(system).databaseUrl);
  url.pathname = 'postgres';
  let opened = 0;
  let ended = false;
  const life = (async () => {
    while (!ended) {
      const client = await connected(url.href);
      try {
        await client?.query('BEGIN');
        await client?.query('SELECT pg_current_xact_id()');
        if (client) opened += 1;
        while (client && !ended) {
          await client.query('SELECT 1');
          await pause(200);
        }
      } catch {
        // the server was killed
      }
      await client?.end().catch(() => undefined);
      await pause(200);
    }
  })();
  return {
    opened: () => opened,
    end: async () => {
      ended = true;
      await life;
    },
  };
};

/** Kills the worker with -9 while it has claimed pokes that are not deleted yet; how many it left behind. */
export const killWhileClaimed = async (system: System, seconds: number): Promise<number> => {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause(100)) {
    const client = await connected(outsideOf(system).databaseUrl);
    try {
      while (client && Date.now() < end) {
        const claimed = 'SELECT count(*)::int AS n FROM poke WHERE holder IS NOT NULL';
        if ((await client.query(claimed)).rows[0].n > 0) {
          await kill(system, 'worker');
          const { n } = (await client.query(claimed)).rows[0];
          if (n > 0) return n;
          // it was quicker this time
          await pause(1000);
        }
      }
    } catch {
      // the server was killed
    } finally {
      await client?.end().catch(() => undefined);
    }
  }
  return 0;
};

/** Temporal's store is gone for good, with every timer and every run in it; another one begins empty. */
export const loseStore = async (system: System): Promise<void> => {
  const file = join(system.home, 'temporal/temporal.db');
  if (!existsSync(file)) throw new Error(`there is no ${file}`);
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${end}`, { force: true });
  await kill(system, 'temporal');
};
