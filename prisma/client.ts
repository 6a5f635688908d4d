import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { isRefusal } from '../workflows/refusal.ts';
import { PrismaClient } from './generated/client.ts';

/** `pool` for commands and hot reads, `prisma` for calm queries; `committed` lets listeners know that something was written. */
export type Database = {
  pool: pg.Pool;
  prisma: PrismaClient;
  committed(): void;
  close(): Promise<void>;
  /** inside a transaction: a race ends all of it, nothing is tried again half-way */
  whole?: true;
};

// bigint columns hold minor units, numbers and milliseconds, all below 2^53 by the schemas' limits
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

export const openDatabase = (url: string, { size = 10 }: { size?: number } = {}): Database => {
  const pool = new pg.Pool({ connectionString: url, max: size, connectionTimeoutMillis: 3000, keepAlive: true });
  // an idle connection that breaks is replaced at the next query; without a listener it would end the process
  pool.on('error', () => {});
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  let hint: NodeJS.Timeout | undefined;
  // NOTIFY inside a transaction serialises all commits, so news go out on their own, a few milliseconds later and for many at once
  const committed = () => {
    hint ??= setTimeout(() => {
      hint = undefined;
      pool.query("SELECT pg_notify('event', '')").catch(() => {});
    }, 3);
  };
  const close = async () => {
    if (hint) clearTimeout(hint);
    await prisma.$disconnect();
    if (!pool.ended) await pool.end();
  };
  return { pool, prisma, committed, close };
};

type Work<T> = (db: Database) => Promise<T>;

/** What `work` writes is there whole or not at all. */
export const inTransaction = async <T>(db: Database, work: Work<T>): Promise<T> => {
  const result = await between(db, 'BEGIN', work);
  db.committed();
  return result;
};

/** What `work` reads stood so at one moment. */
export const asOfOneMoment = <T>(db: Database, work: Work<T>): Promise<T> =>
  between(db, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', work);

const between = async <T>(db: Database, begin: string, work: Work<T>): Promise<T> => {
  const client = await db.pool.connect();
  try {
    await client.query(begin);
    // a client asks as a pool does; nobody below opens a connection of its own
    const result = await work({ ...db, pool: client as unknown as pg.Pool, committed: () => {}, whole: true });
    await client.query('COMMIT');
    client.release();
    return result;
  } catch (error) {
    await client.query('ROLLBACK').then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    );
    throw error;
  }
};

/** A part of a transaction of which nothing stays when it is refused. */
export const orNothing = async <T>({ pool }: Database, work: () => Promise<T>): Promise<T> => {
  await pool.query('SAVEPOINT part');
  const result = await work();
  await pool.query(isRefusal(result) ? 'ROLLBACK TO SAVEPOINT part' : 'RELEASE SAVEPOINT part');
  return result;
};
