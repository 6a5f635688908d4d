import { continueAsNew } from '@temporalio/workflow';
import { bulk, records } from '../activities.ts';
import { liveBulkRun } from '../process/live-bulk-run.ts';

export type TrialRun = { trialId: string };

/** Goes through the leads of a trial, some at a time; writes nothing but its findings. */
export const trialRun = ({ trialId }: TrialRun): Promise<void> =>
  liveBulkRun({
    slice: () => bulk.walkTrial({ trialId }),
    steer: ({ order }) => records.steerTrial({ trialId, order }),
    stuck: (error) => records.reportTrialFailure({ trialId, error }),
    continueAsNew: () => continueAsNew<typeof trialRun>({ trialId }),
  });
