import type { Logger } from 'pino';
import type { Database } from '../prisma/client.ts';
import { forgetPaces } from '../prisma/delivery/sending-pace.ts';
import { rewriteEvents } from '../prisma/event/rewrite.ts';
import { sweepRecordings } from '../prisma/call/recording-sweep.ts';
import { sweepFiles } from '../prisma/file/file-sweep.ts';
import { beginRevival, reviveSome, servesNamespace, sweepOverdue } from '../prisma/process/revival.ts';
import { forgetSayings } from '../prisma/team-bot/outbox.ts';
import { sweepUndoPoints } from '../prisma/undo/undo-point.ts';
import type { Scan } from '../storage/clamd.ts';
import { scanWaiting } from './scan-files.ts';
import type { BlobStore } from '../storage/blob-store.ts';
import type { Door } from './client.ts';
import { LIFE } from './processes.ts';

const REST_MS = 10_000;
/** During a revival, the next processes are looked for as soon as the last ones may have been delivered. */
const REVIVING_MS = 100;

export type Keeper = { close(): Promise<void> };

/**
 * Makes sure that no process is lost: pokes what is overdue, and where another store of Temporal answers than the record knows (lost, moved,
 * restored elsewhere) starts every process again, a few at a time. Works on every node; rows decide who does what.
 */
export const startKeeper = ({
  db,
  door,
  store,
  scan,
  log,
  restMs = REST_MS,
}: {
  db: Database;
  door: Door;
  store: BlobStore;
  scan?: Scan;
  log: Logger;
  restMs?: number;
}): Keeper => {
  let closed = false;
  let wake = () => {};
  const rest = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const look = async (): Promise<void> => {
    const namespaceId = await door.namespaceId();
    if (!(await servesNamespace(db, namespaceId))) {
      const begun = await beginRevival(db, { namespaceId, life: LIFE });
      if (begun && begun.total > 0) log.warn(begun, 'another store of Temporal answers: every process is begun anew');
    }
    while (!closed && (await reviveSome(db))) await rest(REVIVING_MS);
    const late = await sweepOverdue(db);
    if (late > 0) log.warn({ late }, 'moments had passed unserved; their processes were poked');
    if (late > 0) db.committed();
    await sweepUndoPoints(db);
    await forgetPaces(db);
    await forgetSayings(db);
    await rewriteEvents(db);
    await sweepRecordings(db);
    await sweepFiles(db, store.remove);
    if (scan) await scanWaiting(db, { store, scan });
  };
  const life = (async () => {
    while (!closed) {
      await look().catch((error: unknown) => log.warn({ err: error }, 'lost processes could not be looked for'));
      if (!closed) await rest(restMs);
    }
  })();
  return {
    close: async () => {
      closed = true;
      wake();
      await life;
    },
  };
};
