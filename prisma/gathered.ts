import type { Database } from './client.ts';

/** So many go together at most, so that nobody waits for thousands. */
const MOST = 64;

type Waiting<A, B> = { one: A; done: (answer: B) => void; failed: (error: unknown) => void };

/**
 * What several ask of the record at the same moment is asked together: `ask` answers all in their order. Where that fails each is asked by itself, so
 * that a bad one fails alone; inside a transaction all fail. `kind`: only those of one go together. `writes`: asked again only what is known not to be written.
 */
export const gathered = <A, B>(
  ask: (db: Database, all: A[]) => Promise<B[]>,
  { kind = () => '', writes = false }: { kind?: (one: A) => string; writes?: boolean } = {},
): ((db: Database, one: A) => Promise<B>) => {
  const lists = new WeakMap<Database, Map<string, Waiting<A, B>[]>>();

  const answer = async (db: Database, some: Waiting<A, B>[]): Promise<void> => {
    try {
      const answers = await ask(
        db,
        some.map(({ one }) => one),
      );
      some.forEach(({ done }, place) => done(answers[place]!));
    } catch (error) {
      // a transaction in which something has failed takes nothing more
      if (some.length === 1 || db.whole || (writes && !isRefusedWhole(error)))
        for (const { failed } of some) failed(error);
      else for (const one of some) void answer(db, [one]);
    }
  };
  const askAll = (db: Database, waiting: Waiting<A, B>[]): void => {
    for (let from = 0; from < waiting.length; from += MOST) void answer(db, waiting.slice(from, from + MOST));
    waiting.length = 0;
  };

  return (db, one) =>
    new Promise((done, failed) => {
      const own = lists.get(db) ?? new Map<string, Waiting<A, B>[]>();
      const waiting = own.get(kind(one)) ?? [];
      lists.set(db, own.set(kind(one), waiting));
      // whoever else is about to ask is through by then
      if (waiting.push({ one, done, failed }) === 1) setImmediate(() => askAll(db, waiting));
    });
};

/** The record has said no, so nothing of it is there; when a connection breaks nobody knows. */
const isRefusedWhole = (error: unknown): boolean => (error as { severity?: string } | null)?.severity === 'ERROR';

/**
 * What is asked for many as rows of one parameter, each with its place. Unlike an array's, their number tells the planner nothing: a plan for three, which
 * looks cheaper than the one that is kept, would be made anew each time.
 */
export const placed = (all: object[]): string =>
  JSON.stringify(
    all.map((one, place) => ({ place, ...one })),
    // half a sign is no text for JSON of the record
    (_, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value),
  );

/**
 * SQL, always true: of rows with a `place` the planner takes a range for very few. So each is looked for by itself, by an index; a plan for a hundred, made
 * while a table was small, would read all of it, and is kept while it grows.
 */
export const FEW = 'place BETWEEN 0 AND 2147483647';
