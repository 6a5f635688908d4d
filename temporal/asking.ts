import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';
import type { Connector } from '../activities/channel/connector.ts';
import { connectors } from '../activities/channel/connectors.ts';
import { polledAccounts } from '../prisma/account/intake.ts';
import type { Database } from '../prisma/client.ts';
import { CONNECT_MS } from '../prisma/listen.ts';
import type { KeyRing } from '../prisma/sealed/seal.ts';

type Deps = { db: Database; databaseUrl: string; keys: KeyRing; log: Logger; everyMs?: number };

/**
 * Asks providers for what comes to accounts without a webhook: of all nodes one an account, by a lock that ends with the connection of who holds it, so
 * that the account of a killed node is taken over at once.
 */
export const startAsking = ({ db, databaseUrl, keys, log, everyMs = 2000 }: Deps): { close(): Promise<void> } => {
  const ending = new AbortController();
  const asking = new Map<string, Promise<void>>();

  const ask = async (id: string, askOnce: NonNullable<Connector['ask']>, held: AbortSignal) => {
    while (!held.aborted) {
      const { restMs } = await askOnce({ db, keys }, id, held);
      if (restMs > 0) await pause(restMs, undefined, { signal: held }).catch(() => undefined);
    }
  };

  const attend = async () => {
    const connection = new pg.Client({
      connectionString: databaseUrl,
      keepAlive: true,
      connectionTimeoutMillis: CONNECT_MS,
    });
    const lost = new AbortController();
    connection.on('error', () => lost.abort());
    connection.on('end', () => lost.abort());
    const held = AbortSignal.any([ending.signal, lost.signal]);
    try {
      await connection.connect();
      while (!held.aborted) {
        for (const { id, provider } of await polledAccounts(db)) {
          const askOnce = connectors[provider]?.ask;
          if (!askOnce || asking.has(id) || !(await isHeld(connection, id))) continue;
          const mine = ask(id, askOnce, held)
            .catch((error: unknown) => log.warn({ err: error, account: id }, 'nothing can be asked for now'))
            .finally(async () => {
              asking.delete(id);
              if (!lost.signal.aborted) await connection.query(UNLOCK, [id]).catch(() => undefined);
            });
          asking.set(id, mine);
        }
        await pause(everyMs, undefined, { signal: held }).catch(() => undefined);
      }
    } finally {
      lost.abort();
      await Promise.all(asking.values());
      await connection.end().catch(() => undefined);
    }
  };

  const life = (async () => {
    while (!ending.signal.aborted) {
      await attend().catch((error: unknown) =>
        log.warn({ err: error }, 'the record does not answer; nothing is asked for'),
      );
      await pause(1000, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  })();
  return {
    close: async () => {
      ending.abort();
      await life;
    },
  };
};

const UNLOCK = `SELECT pg_advisory_unlock(hashtextextended('asking ' || $1, 0))`;

const isHeld = async (connection: pg.Client, id: string): Promise<boolean> => {
  const { rows } = await connection.query<{ held: boolean }>(
    `SELECT pg_try_advisory_lock(hashtextextended('asking ' || $1, 0)) AS held`,
    [id],
  );
  return rows[0]?.held === true;
};
