import type { Database } from '../prisma/client.ts';
import { steerMassChange } from '../prisma/mass-change/mass-change.ts';
import { runMassChangeBatch } from '../prisma/mass-change/mass-change-batch.ts';
import { proven } from '../temporal/order-proof.ts';
import { bulkRunUpdate, type SliceReport } from '../workflows/process/bulk-run.ts';
import { runSlice, type Beat } from './slice.ts';

export const massChangeRecords = ({ db, orders }: { db: Database; orders: Buffer[] }) => ({
  steerMassChange: async ({ massChangeId, order, ...given }: Parameters<typeof steerMassChange>[1]) => {
    const steering = proven(orders, `mass-change:${massChangeId}`, bulkRunUpdate(order), given);
    return steerMassChange(db, { massChangeId, order, ...steering });
  },
});

export const massChangeActivities = ({ db, beating }: { db: Database; beating: () => Beat }) => ({
  /** Changes leads for 20 s at most, or as many as its pace allows now. */
  walkMassChange: ({ massChangeId }: { massChangeId: string }): Promise<SliceReport> =>
    runSlice(db, () => runMassChangeBatch(db, massChangeId), { ...beating(), yields: true }),
});
