import { continueAsNew, workflowInfo } from '@temporalio/workflow';
import { bulk, patient, records } from '../activities.ts';
import { liveBulkRun } from '../process/live-bulk-run.ts';

export type PublicationRun = { publicationId: string };

/** Moves the open leads of a pipeline to a published version, a hundred at a time; or back. */
export const publicationRun = ({ publicationId }: PublicationRun): Promise<void> => {
  const { workflowId } = workflowInfo();
  return liveBulkRun({
    slice: () => bulk.walkPublication({ publicationId }),
    steer: (order) => records.steerPublication({ ...order, publicationId }),
    stuck: (error) => patient.reportStuck({ workflowId, noun: 'publication', nounId: publicationId, error }),
    continueAsNew: () => continueAsNew<typeof publicationRun>({ publicationId }),
  });
};
