import type { Database } from '../../../prisma/client.ts';
import { settleDeliveries, type Settled } from '../../../prisma/delivery/delivery-settle.ts';

/** Writes outcomes as they come: while one statement is under way, the next ones gather. */
export const settler = (db: Database) => {
  let waiting: Settled[] = [];
  let writing: Promise<void> | undefined;
  let broken: unknown;
  const write = async () => {
    try {
      while (waiting.length > 0) {
        const now = waiting;
        waiting = [];
        await settleDeliveries(db, now);
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
