import { continueAsNew, workflowInfo } from '@temporalio/workflow';
import { bulk, patient, records } from '../activities.ts';
import { liveBulkRun } from '../process/live-bulk-run.ts';

export type ImportRun = { importId: string };

/** Takes the rows of a file in, some at a time and as fast as was asked. */
export const importRun = ({ importId }: ImportRun): Promise<void> => {
  const { workflowId } = workflowInfo();
  return liveBulkRun({
    slice: () => bulk.walkImport({ importId }),
    steer: (order) => records.steerImport({ ...order, importId }),
    stuck: (error) => patient.reportStuck({ workflowId, noun: 'import', nounId: importId, error }),
    continueAsNew: () => continueAsNew<typeof importRun>({ importId }),
  });
};
