import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { isRefusal } from '../workflows/refusal.ts';
import { PrismaClient } from './generated/client.ts';
import type { Round } from './round.ts';

/**
 * `pool` for commands and hot reads, `prisma` for calm queries; `committed` tells listeners that something was written: news for everybody, what came
 * from outside for those who take it in, or where a process is for the screens.
 */
export type Database = {
  pool: pg.Pool;
  prisma: PrismaClient;
  committed(what?: Hint): void;
  close(): Promise<void>;
  /** The same record with the time limits and connections of another class; inside a transaction, those of the transaction. */
  as(work: Class): Database;
  /** inside a transaction: a lost race ends all of it, nothing is retried half-way */
  whole?: true;
  /** where a transaction gathers what its commands decide */
  round?: Round;
  /** messages that are written at the same moment are one transaction: for whoever need not wait for one alone */
  shares?: true;
};

export type Hint = 'event' | 'inbox' | 'process';

/** The class of a query: something short that people wait for, a list, or a report that reads everything. */
export type Class = 'command' | 'list' | 'report';
/** How long one statement may take, and how long it may wait for somebody else's row. */
const LONGEST_MS = { command: 2000, list: 5000, report: 60_000 } as const;
const LOCKED_MS = { command: 1500, list: 1500, report: 10_000 } as const;
/** How long to wait for a connection of one's class. */
const IN_LINE_MS = { command: 3000, list: 3000, report: 30_000 } as const;
const IDLE_IN_TRANSACTION_MS = 10_000;
const classes = ['command', 'list', 'report'] as const;

/** Of `size` connections an eighth is for reports and a quarter for lists, so that neither can take those of commands. */
const shares = (size: number): Record<Class, number> => {
  const report = Math.max(1, Math.floor(size / 8));
  const list = Math.max(1, Math.floor(size / 4));
  return { report, list, command: Math.max(1, size - report - list) };
};

// bigint columns hold minor units, numbers and milliseconds; the schemas keep them all below 2^53
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** `inLineMs`: where nobody looks at a clock while it waits, a connection may take longer than its class allows. */
export const openDatabase = (
  url: string,
  { size = 10, inLineMs = 0 }: { size?: number; inLineMs?: number } = {},
): Database => {
  const share = shares(size);
  let hint: NodeJS.Timeout | undefined;
  const wanted = new Set<Hint>();
  let toldAt = 0;
  // NOTIFY inside a transaction serialises all commits, so hints go out separately: one at a time, and one for all of a few milliseconds
  const committed = (what: Hint = 'event') => {
    wanted.add(what);
    hint ??= setTimeout(tell, Math.max(0, toldAt + HINT_MS - Date.now()));
  };
  const tell = async () => {
    toldAt = Date.now();
    const values = [[...wanted]];
    wanted.clear();
    await all.command.pool.query({ name: 'hint', text: HINT, values }).catch(() => {});
    hint = undefined;
    for (const what of wanted) committed(what);
  };
  const close = async () => {
    if (hint) clearTimeout(hint);
    await Promise.all(classes.map((work) => parts[work].close()));
  };
  const as = (work: Class): Database => all[work];
  const open = (work: Class) => openPool(url, share[work], work, Math.max(IN_LINE_MS[work], inLineMs));
  const parts = { command: open('command'), list: open('list'), report: open('report') };
  const whole = ({ pool, prisma }: Part): Database => ({
    pool,
    get prisma() {
      return prisma();
    },
    committed,
    close,
    as,
  });
  const all = { command: whole(parts.command), list: whole(parts.list), report: whole(parts.report) };
  return all.command;
};

/** SQL. Moments are kept by the nearest millisecond: what is to be done now may be kept as half of one later, and is looked for by this. */
export const ROUNDED = "interval '1 millisecond'";

/** SQL, always true: what this statement writes may be lost by a crash of PostgreSQL, so it waits for no disk. */
export const UNHURRIED = `set_config('synchronous_commit', 'off', true) = 'off'`;

const HINT_MS = 3;
/** A hint may be lost. */
const HINT = `SELECT ${UNHURRIED}, pg_notify(c, '') FROM unnest($1::text[]) c`;

type Part = ReturnType<typeof openPool>;

const openPool = (url: string, max: number, work: Class, inLineMs: number) => {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    // statements that do not need each other's answers go out together
    pipeline: true,
    connectionTimeoutMillis: inLineMs,
    keepAlive: true,
    statement_timeout: LONGEST_MS[work],
    lock_timeout: LOCKED_MS[work],
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
  });
  // an idle connection that breaks is replaced at the next query; without a listener the error would end the program
  pool.on('error', () => {});
  let opened: PrismaClient | undefined;
  return {
    pool,
    prisma: () => (opened ??= new PrismaClient({ adapter: new PrismaPg(pool) })),
    close: async () => {
      await opened?.$disconnect();
      if (!pool.ended) await pool.end();
    },
  };
};

const sharers = new WeakMap<Database, Database>();

/** The same record for messages that may be written together; a transaction is one already. */
export const sharing = (db: Database): Database => {
  if (db.whole) return db;
  const shared = sharers.get(db) ?? Object.assign(Object.create(db) as Database, { shares: true as const });
  sharers.set(db, shared);
  return shared;
};

type Work<T> = (db: Database) => Promise<T>;

/** What `work` writes is committed as a whole or not at all. */
export const inTransaction = async <T>(db: Database, work: Work<T>): Promise<T> => {
  const result = await between(db, 'BEGIN', work);
  db.committed();
  return result;
};

/** `work` reads everything as of one moment. */
export const asOfOneMoment = <T>(db: Database, work: Work<T>): Promise<T> =>
  between(db, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', work);

const between = async <T>(db: Database, begin: string, work: Work<T>): Promise<T> => {
  const client = await db.pool.connect();
  let isOver = false;
  const query = (...asked: [string]) =>
    isOver ? Promise.reject(new Error('the transaction is over')) : client.query(...asked);
  // a client is used like a pool; nothing below opens a connection of its own
  const tx: Database = {
    pool: { query } as pg.Pool,
    get prisma() {
      return db.prisma;
    },
    committed: () => {},
    close: db.close,
    as: () => tx,
    whole: true,
  };
  // if the server ends the connection meanwhile, the next query reports it
  const ended = () => {};
  client.on('error', ended);
  try {
    // goes out with the first statement, and the commit with the last: one that fails makes of the commit a rollback
    const begun = client.query(begin);
    begun.catch(() => {});
    const result = await work(tx);
    const written = tx.round?.write();
    isOver = true;
    await Promise.all([begun, written, client.query('COMMIT')]);
    client.release();
    return result;
  } catch (error) {
    isOver = true;
    await client.query('ROLLBACK').then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    );
    throw error;
  } finally {
    client.off('error', ended);
  }
};

/** A savepoint: nothing of this part of a transaction stays when it is refused. */
export const orNothing = async <T>({ pool, round }: Database, work: () => Promise<T>): Promise<T> => {
  await round?.write();
  await pool.query('SAVEPOINT part');
  const result = await work();
  if (isRefusal(result)) round?.drop();
  await pool.query(isRefusal(result) ? 'ROLLBACK TO SAVEPOINT part' : 'RELEASE SAVEPOINT part');
  return result;
};
