import type { Database } from '../../../prisma/client.ts';
import { settleDeliveries, stillUnknown, type Settled } from '../../../prisma/delivery/delivery-settle.ts';
import { untilWritten } from '../../../prisma/gone.ts';

/**
 * Writes outcomes as they come: while one statement is under way, the next ones gather. An answer in hand is kept until it is written, however
 * long the record is away: what was handed over once is not handed over again.
 */
export const settler = (db: Database) => {
  let waiting: Settled[] = [];
  let writing: Promise<void> | undefined;
  let broken: unknown;
  const write = async () => {
    try {
      while (waiting.length > 0) {
        const now = waiting;
        waiting = [];
        await settleAll(db, now);
      }
    } catch (error) {
      broken = error;
    } finally {
      writing = undefined;
    }
  };
  return {
    add: (settled: Settled): void => {
      waiting.push(settled);
      writing ??= write();
    },
    done: async (): Promise<void> => {
      while (writing) await writing;
      if (broken) throw broken;
    },
  };
};

/** One that the record will never take does not keep the others from being written. */
const settleAll = async (db: Database, settled: Settled[]): Promise<void> => {
  try {
    await settleInHand(db, settled);
  } catch (error) {
    if (settled.length === 1) throw error;
    const failed = (await Promise.allSettled(settled.map((one) => settleInHand(db, [one])))).find(
      ({ status }) => status === 'rejected',
    );
    if (failed) throw (failed as PromiseRejectedResult).reason;
  }
};

const settleInHand = async (db: Database, settled: Settled[]): Promise<void> => {
  const changed = await untilWritten(() => settleDeliveries(db, settled));
  const missed = settled.filter(
    ({ delivery, attempt }) => !changed.has(delivery.id) && attempt?.outcome !== 'released',
  );
  if (missed.length === 0) return;
  // somebody took us for dead meanwhile; what we were told is more than nothing
  const unknown = await untilWritten(() => stillUnknown(db, missed));
  await untilWritten(() => settleDeliveries(db, unknown));
};
