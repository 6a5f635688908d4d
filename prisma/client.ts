import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from './generated/client.ts';

/** `pool` for commands and hot reads, `prisma` for calm queries; `committed` lets listeners know that something was written. */
export type Database = {
  pool: pg.Pool;
  prisma: PrismaClient;
  committed(): void;
  close(): Promise<void>;
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
