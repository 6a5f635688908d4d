import { isGrpcServiceError } from '@temporalio/client';
import type pg from 'pg';
import type { Logger } from 'pino';
import type { Database } from '../prisma/client.ts';
import { listen } from '../prisma/listen.ts';
import { beginSome } from '../prisma/process/beginning.ts';
import { claimPokes, dropPokes, putOffPokes, releasePokes, type Poke } from '../prisma/process/poke.ts';
import { calledLead } from '../prisma/lead/called.ts';
import type { Door } from './client.ts';
import { gathering } from './gathering.ts';
import { restMsOf } from './processes.ts';

const BATCH = 64;
/** Batches under way at the same time: one process that does not answer delays no other. */
const AT_ONCE = 4;
/**
 * Signals of one batch at the same time. With all batches it makes sixteen, which keep the server busy: more would take the processor from
 * those who write, and a slow Temporal must not get more from every node than it answers within a signal's deadline.
 */
const SIGNALS = 4;
/** A hint may be lost, so the relay also looks regularly. */
const LOOK_MS = 1000;
/** While much is written every claim takes more at once; an idle relay delivers what comes at once. */
const REST_MS = 5;
/** How often everything is swept: what was put off, committed late, or claimed by a relay that is gone. */
const SWEEP_MS = 2000;
/** A sweep that passes many rows which an old snapshot keeps holds news up, so it comes less often: a two-hundredth of the time, down to this. */
const RARE_SWEEP_MS = 10_000;
/** How often processes begin that nobody waits for: 25 a second at most. */
const BEGIN_MS = 1000;
/** Ids claimed this long ago are older than every transaction of ordinary length. */
const SETTLED_MS = 5000;

export type Relay = { close(): Promise<void> };

/** Delivers news from the record to the processes, on every node at once: claims pokes, signals, deletes them. Late and doubled pokes do no harm. */
export const startRelay = ({
  db,
  databaseUrl,
  door,
  log,
}: {
  db: Database;
  databaseUrl: string;
  door: Door;
  log: Logger;
}): Relay => {
  const underWay = new Set<Promise<void>>();
  const settled = settledIds();
  let sweptAt = 0;
  let sweepMs = SWEEP_MS;
  let begunAt = 0;
  let restMs = 0;

  const look = async (connection: pg.Client): Promise<boolean> => {
    if (restMs > 0) await new Promise((resolve) => setTimeout(resolve, restMs));
    if (underWay.size >= AT_ONCE) await Promise.race(underWay);
    if (Date.now() - begunAt >= BEGIN_MS) {
      begunAt = Date.now();
      await beginSome(connection);
    }
    const sweeping = Date.now() - sweptAt >= sweepMs;
    if (sweeping) sweptAt = Date.now();
    const pokes = await claimPokes(connection, { after: sweeping ? undefined : settled.last(), most: BATCH });
    if (sweeping) sweepMs = Math.min(RARE_SWEEP_MS, Math.max(SWEEP_MS, 200 * (Date.now() - sweptAt)));
    if (pokes.length === 0) return false;
    settled.saw(pokes.at(-1)!.id);
    begin(gathered.sift(pokes));
    return sweeping || pokes.length === BATCH;
  };

  const begin = (pokes: Poke[]): void => {
    if (pokes.length === 0) return;
    const carrying = carry(db, door, pokes)
      .then(
        (reached) => (restMs = reached ? 0 : Math.min(2000, restMs * 2 || 100)),
        (error: unknown) => {
          restMs = Math.min(2000, restMs * 2 || 100);
          log.warn({ err: error }, 'pokes could not be carried; they are claimed again');
        },
      )
      .then(() => void underWay.delete(carrying));
    underWay.add(carrying);
  };
  const gathered = gathering(restMsOf, begin);

  const listening = listen({ url: databaseUrl, channels: ['event'], look, everyMs: LOOK_MS, restMs: REST_MS, log });
  return {
    close: async () => {
      await listening.close();
      gathered.close();
      await Promise.all(underWay);
    },
  };
};

/** Delivers one batch, each process once and separately; false where Temporal does not answer at all. */
const carry = async (db: Database, door: Door, pokes: Poke[]): Promise<boolean> => {
  const done: string[] = [];
  const unanswered: string[] = [];
  const targets = [...Map.groupBy(pokes, ({ target }) => target)].values();
  const carrier = async () => {
    for (const [target, mine] of targets) {
      const ids = mine.map(({ id }) => id);
      try {
        const { lead } = mine[0]!;
        await door[wayTo(mine)](target, lead ? await calledLead(db, lead) : undefined);
        done.push(...ids);
      } catch (error) {
        if (isUnavailable(error) || !(await door.reachable())) unanswered.push(...ids);
        else await putOffPokes(db, ids, String((error as Error).message));
      }
    }
  };
  await Promise.all(Array.from({ length: SIGNALS }, carrier));
  await dropPokes(db, done);
  if (unanswered.length > 0) await releasePokes(db, unanswered);
  return unanswered.length === 0;
};

/** A poke also starts a process, so it covers a `begin` of the same batch. */
const wayTo = (pokes: Poke[]): Poke['what'] => (pokes.some(({ what }) => what === 'poke') ? 'poke' : 'begin');

const UNAVAILABLE = 14;
const isUnavailable = (error: unknown): boolean => {
  const cause = (error as { cause?: unknown }).cause ?? error;
  return isGrpcServiceError(cause) && cause.code === UNAVAILABLE;
};

/** The id before which nothing is expected any more except what the sweep finds. */
const settledIds = () => {
  let [before, between, latest, since] = ['0', '0', '0', Date.now()];
  return {
    saw: (id: string): void => {
      if (BigInt(id) > BigInt(latest)) latest = id;
    },
    last: (): string => {
      if (Date.now() - since >= SETTLED_MS) [before, between, since] = [between, latest, Date.now()];
      return before;
    },
  };
};
