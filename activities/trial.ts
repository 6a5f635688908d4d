import type { Database } from '../prisma/client.ts';
import { reportTrialFailure, steerTrial } from '../prisma/trial/trial.ts';
import { runTrialBatch } from '../prisma/trial/trial-batch.ts';
import type { SliceReport } from '../workflows/process/bulk-run.ts';
import { runSlice, type Beat } from './slice.ts';

export const trialRecords = ({ db }: { db: Database }) => ({
  steerTrial: (order: Parameters<typeof steerTrial>[1]) => steerTrial(db, order),
  reportTrialFailure: (failure: Parameters<typeof reportTrialFailure>[1]) => reportTrialFailure(db, failure),
});

export const trialActivities = ({ db, beating }: { db: Database; beating: () => Beat }) => ({
  /** Goes through leads for 20 s at most. */
  walkTrial: ({ trialId }: { trialId: string }): Promise<SliceReport> => {
    const life = beating();
    return runSlice(db, () => runTrialBatch(db, trialId, () => life.beat(0)), life);
  },
});
