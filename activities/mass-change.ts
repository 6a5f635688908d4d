import type { Database } from '../prisma/client.ts';
import { steerMassChange } from '../prisma/mass-change.ts';
import { walkMassChange } from '../prisma/mass-change-walk.ts';
import type { WalkReport } from '../workflows/process/walk.ts';
import { walkSlice, type Beat } from './walk.ts';

export const massChangeRecords = ({ db }: { db: Database }) => ({
  steerMassChange: (order: Parameters<typeof steerMassChange>[1]) => steerMassChange(db, order),
});

export const massChangeActivities = ({ db, beating }: { db: Database; beating: () => Beat }) => ({
  /** Changes leads for 20 s at most, or as many as its pace allows now. */
  walkMassChange: ({ massChangeId }: { massChangeId: string }): Promise<WalkReport> =>
    walkSlice(db, () => walkMassChange(db, massChangeId), beating()),
});
