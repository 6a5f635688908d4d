import { continueAsNew, workflowInfo } from '@temporalio/workflow';
import { bulk, patient, records } from '../activities.ts';
import { liveBulkRun } from '../process/live-bulk-run.ts';

export type MassChangeRun = { massChangeId: string };

/** Changes the leads that were chosen, some at a time and as fast as was asked; or undoes it. */
export const massChangeRun = ({ massChangeId }: MassChangeRun): Promise<void> => {
  const { workflowId } = workflowInfo();
  return liveBulkRun({
    slice: () => bulk.walkMassChange({ massChangeId }),
    steer: (order) => records.steerMassChange({ ...order, massChangeId }),
    stuck: (error) => patient.reportStuck({ workflowId, noun: 'mass-change', nounId: massChangeId, error }),
    continueAsNew: () => continueAsNew<typeof massChangeRun>({ massChangeId }),
  });
};
