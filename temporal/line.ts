import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { attendLine, type Line, type LinePlace } from '../activities/channel/voice/line.ts';
import { linesToAttend } from '../prisma/call/line.queries.ts';
import { CONNECT_MS } from '../prisma/listen.ts';

type Deps = LinePlace & { databaseUrl: string; everyMs?: number };

/**
 * Attends to the lines: of all nodes one a line, by a lock that ends with the connection of who holds it, so that the line of a killed node is taken
 * over within a second and its calls go on.
 */
export const startLines = ({ databaseUrl, everyMs = 1000, ...place }: Deps): { close(): Promise<void> } => {
  const { db, log } = place;
  const ending = new AbortController();

  const attend = async () => {
    const connection = new pg.Client({
      connectionString: databaseUrl,
      keepAlive: true,
      connectionTimeoutMillis: CONNECT_MS,
    });
    const held = new Map<string, { line: Line; revision: number }>();
    let wake = () => {};
    let lost = false;
    const lose = () => {
      lost = true;
      wake();
    };
    connection.on('error', lose);
    connection.on('end', lose);
    connection.on('notification', ({ payload = '' }) => held.get(payload)?.line.look() ?? wake());
    ending.signal.addEventListener('abort', () => wake());
    const drop = async (id: string) => {
      await held.get(id)?.line.close();
      held.delete(id);
      if (!lost) await connection.query(UNLOCK, [id]).catch(() => undefined);
    };
    try {
      await connection.connect();
      await connection.query('LISTEN line');
      while (!lost && !ending.signal.aborted) {
        const wanted = new Map((await linesToAttend(db)).map(({ id, revision }) => [id, revision]));
        for (const [id, { revision }] of held) if (wanted.get(id) !== revision) await drop(id);
        for (const [id, revision] of wanted) {
          if (held.has(id) || !(await isOurs(connection, id))) continue;
          const line = await attendLine(place, id);
          if (line) held.set(id, { line, revision });
        }
        for (const { line } of held.values()) line.look();
        await new Promise<void>((done) => {
          const timer = setTimeout(done, everyMs);
          wake = () => {
            clearTimeout(timer);
            done();
          };
        });
      }
    } finally {
      await Promise.all([...held.values()].map(({ line }) => line.close()));
      await connection.end().catch(() => undefined);
    }
  };

  const life = (async () => {
    while (!ending.signal.aborted) {
      await attend().catch((error: unknown) => log.warn({ err: error }, 'the record does not answer; lines wait'));
      await pause(500, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  })();
  return {
    close: async () => {
      ending.abort();
      await life;
    },
  };
};

const UNLOCK = `SELECT pg_advisory_unlock(hashtextextended('line ' || $1, 0))`;

const isOurs = async (connection: pg.Client, id: string): Promise<boolean> => {
  const { rows } = await connection.query<{ held: boolean }>(
    `SELECT pg_try_advisory_lock(hashtextextended('line ' || $1, 0)) AS held`,
    [id],
  );
  return rows[0]?.held === true;
};
