import { inTransaction, type Database } from '../client.ts';
import { isRace } from '../write.ts';

const TRIES = 8;

/** A command that also changes rows which no version of their own guards: one transaction, begun anew where somebody was faster. */
export const asWhole = async <T>(db: Database, work: (tx: Database) => Promise<T>): Promise<T> => {
  for (let tries = 1; ; tries++) {
    try {
      return await inTransaction(db, work);
    } catch (error) {
      if (!isRace(error) || tries >= TRIES) throw error;
    }
  }
};
