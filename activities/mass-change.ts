import type { Database } from '../prisma/client.ts';
import { steerMassChange } from '../prisma/mass-change/mass-change.ts';
import { walkMassChange } from '../prisma/mass-change/mass-change-walk.ts';
import { proven } from '../temporal/order-proof.ts';
import { walkUpdate, type WalkReport } from '../workflows/process/walk.ts';
import { walkSlice, type Beat } from './walk.ts';

export const massChangeRecords = ({ db, orders }: { db: Database; orders: Buffer[] }) => ({
  steerMassChange: async ({ massChangeId, order, ...given }: Parameters<typeof steerMassChange>[1]) => {
    const steering = proven(orders, `mass-change:${massChangeId}`, walkUpdate(order), given);
    return steerMassChange(db, { massChangeId, order, ...steering });
  },
});

export const massChangeActivities = ({ db, beating }: { db: Database; beating: () => Beat }) => ({
  /** Changes leads for 20 s at most, or as many as its pace allows now. */
  walkMassChange: ({ massChangeId }: { massChangeId: string }): Promise<WalkReport> =>
    walkSlice(db, () => walkMassChange(db, massChangeId), beating()),
});
