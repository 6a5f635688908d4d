import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../prisma/client.ts';
import { beginRevival, countEnding, endSome } from '../prisma/process/revival.ts';
import type { Door } from './client.ts';
import { LIFE } from './processes.ts';

const REST_MS = 500;
/** How many times in a row no process at all may be ended: a store that has just started is busy with timers that fell due meanwhile. */
const PATIENCE = 60;

/**
 * Ends every process of an older life, before a worker of this one takes its first turn; the keeper starts them again from the record. Waits
 * for those that another node is ending. Returns how many there were; `tell` hears how many are left. Safe to repeat after a crash at any
 * moment.
 */
export const endOlder = async (
  { db, door, life = LIFE }: { db: Database; door: Door; life?: number },
  report: (left: number) => void = () => {},
): Promise<number> => {
  await beginRevival(db.as('report'), { namespaceId: await door.namespaceId(), life });
  const all = await countEnding(db);
  let futile = 0;
  for (let left = all; left > 0; left = await countEnding(db)) {
    report(left);
    const { ended, error } = await endSome(db, (workflowId) =>
      door.terminate(workflowId, `begun anew as life ${life} by an upgrade`),
    );
    futile = ended > 0 ? 0 : futile + 1;
    if (error && futile >= PATIENCE) throw error;
    if (ended === 0) await pause(REST_MS);
  }
  return all;
};
