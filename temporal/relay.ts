import pg from 'pg';
import type { Logger } from 'pino';
import type { Database } from '../prisma/client.ts';
import { finishTasks } from '../prisma/process.ts';
import { eventsAfter, type EventRow, type Cursor } from '../prisma/event.ts';
import { readCursor, saveCursor } from '../prisma/cursor.ts';
import type { Door } from './client.ts';

const BATCH = 500;
const AT_ONCE = 16;
/** A hint may be lost, so the relay also looks by itself. */
const LOOK_MS = 1000;
/** One relay works at a time, wherever it runs; another takes over when its connection is gone. */
const LOCK = 70_210_001;

export type Relay = { close(): Promise<void> };

/** Carries news from the record to the processes: reads events after its cursor and pokes whom they name. Late and doubled pokes harm nothing. */
export const startRelay = ({
  db,
  databaseUrl,
  door,
  log,
  inbox,
}: {
  db: Database;
  databaseUrl: string;
  door: Door;
  log: Logger;
  inbox: () => Promise<void>;
}): Relay => {
  let closed = false;
  let wake = () => {};
  let hinted = true;
  const hint = () => {
    hinted = true;
    wake();
  };
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      if (hinted && ms <= LOOK_MS) return resolve();
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const reign = async () => {
    const listener = new pg.Client({ connectionString: databaseUrl, keepAlive: true });
    listener.on('error', () => {});
    listener.on('notification', hint);
    try {
      await listener.connect();
      const { rows } = await listener.query('SELECT pg_try_advisory_lock($1) AS mine', [LOCK]);
      if (!rows[0].mine) return await pause(LOOK_MS * 2);
      await listener.query('LISTEN event');
      let cursor = await readCursor(db, 'relay');
      while (!closed) {
        hinted = false;
        await inbox().catch((error: unknown) => log.error({ err: error }, 'the inbox could not be worked off'));
        const moved = await carry(db, door, cursor);
        if (moved) cursor = moved;
        else {
          await listener.query('SELECT 1');
          await pause(LOOK_MS);
        }
      }
    } finally {
      await listener.end().catch(() => {});
    }
  };

  const life = (async () => {
    for (let failures = 0; !closed;) {
      try {
        await reign();
        failures = 0;
      } catch (error) {
        failures += 1;
        log.warn({ err: error }, 'the relay waits: the record or Temporal does not answer');
        await new Promise((resolve) => setTimeout(resolve, Math.min(5000, 200 * 2 ** failures)));
      }
    }
  })();
  return {
    close: async () => {
      closed = true;
      hint();
      await life;
    },
  };
};

/** Pokes for one batch of events, each process once; the cursor is saved when all have been reached. */
const carry = async (db: Database, door: Door, cursor: Cursor): Promise<Cursor | undefined> => {
  const events = await eventsAfter(db, cursor, BATCH);
  const last = events.at(-1);
  if (!last) return undefined;
  const ids = [...new Set(events.flatMap(({ pokes }) => pokes))];
  const told = new Set(events.flatMap((event) => event.pokes.filter((id) => !isFirstOf(event, id))));
  const ends = events.filter(endsTask);
  await finishTasks(
    db,
    ends.map(({ noun_id, lead_id, seq }) => ({ taskId: noun_id, leadId: lead_id, seq })),
  );
  const over = new Set(ends.map(({ noun_id }) => `task:${noun_id}`));
  const reach = (id: string) => (over.has(id) ? door.end(id) : told.has(id) ? door.poke(id) : door.begin(id));
  let next = 0;
  const carrier = async () => {
    for (let id = ids[next++]; id !== undefined; id = ids[next++]) await reach(id);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, ids.length) }, carrier));
  const reached = { xid: last.xid, id: last.id };
  await saveCursor(db, 'relay', reached);
  return reached;
};

/** A task that is over has nothing more to do, so its process ends without another look at the record. */
const endsTask = ({ type }: EventRow): boolean => type === 'task.done' || type === 'task.cancelled';

/** The first event of a noun begins its process, which pulls it; there is nobody to wake yet. */
const isFirstOf = ({ noun, noun_id, seq }: EventRow, id: string): boolean => seq === 1 && id === `${noun}:${noun_id}`;
