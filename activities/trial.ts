import type { Database } from '../prisma/client.ts';
import { reportTrialFailure, steerTrial } from '../prisma/trial/trial.ts';
import { walkTrial } from '../prisma/trial/trial-walk.ts';
import type { WalkReport } from '../workflows/process/walk.ts';
import { walkSlice, type Beat } from './walk.ts';

export const trialRecords = ({ db }: { db: Database }) => ({
  steerTrial: (order: Parameters<typeof steerTrial>[1]) => steerTrial(db, order),
  reportTrialFailure: (failure: Parameters<typeof reportTrialFailure>[1]) => reportTrialFailure(db, failure),
});

export const trialActivities = ({ db, beating }: { db: Database; beating: () => Beat }) => ({
  /** Goes through leads for 20 s at most. */
  walkTrial: ({ trialId }: { trialId: string }): Promise<WalkReport> => {
    const life = beating();
    return walkSlice(db, () => walkTrial(db, trialId, () => life.beat(0)), life);
  },
});
