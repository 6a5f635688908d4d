import type pg from 'pg';
import type { Database } from '../../prisma/client.ts';

/**
 * A lost race: `work` is committed right before the query of this number; queries on separate connections count too, where `inside` says so
 * (a transaction that has locked what `work` needs would wait for ever).
 */
export const meanwhile = (
  db: Database,
  number: number,
  work: () => Promise<unknown>,
  { inside = false }: { inside?: boolean } = {},
): { db: Database; happened: () => boolean } => {
  let asked = 0;
  let working: Promise<unknown> | undefined;
  const watched = <T extends pg.Pool | pg.PoolClient>(target: T): T =>
    new Proxy(target, {
      get: (object, name) => {
        if (name === 'connect' && inside) return async () => watched(await db.pool.connect());
        const value = Reflect.get(object, name) as unknown;
        if (name !== 'query') return typeof value === 'function' ? value.bind(object) : value;
        return async (...args: unknown[]) => {
          if (++asked === number) working = work();
          // statements that go out together stay in their order
          await working;
          return (value as (...args: unknown[]) => unknown).apply(object, args);
        };
      },
    });
  return { db: { ...db, pool: watched(db.pool) }, happened: () => asked >= number };
};
