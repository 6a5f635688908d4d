import { continueAsNew } from '@temporalio/workflow';
import { bulk, records } from '../activities.ts';
import { walking } from '../process/walking.ts';

export type TrialRun = { trialId: string };

/** Goes through the leads of a trial, some at a time; writes nothing but its findings. */
export const trialRun = ({ trialId }: TrialRun): Promise<void> =>
  walking({
    walk: () => bulk.walkTrial({ trialId }),
    steer: ({ order }) => records.steerTrial({ trialId, order }),
    stuck: (error) => records.reportTrialFailure({ trialId, error }),
    continueAsNew: () => continueAsNew<typeof trialRun>({ trialId }),
  });
