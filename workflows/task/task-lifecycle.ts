import { continueAsNew, workflowInfo } from '@temporalio/workflow';
import { patient, records } from '../activities.ts';
import { live } from '../process/live.ts';

export type TaskLife = { taskId: string };

/** An open task on nothing: reminds, becomes overdue, escalates, each at its moment and once; ends when it is done or cancelled. */
export const taskLifecycle = async ({ taskId }: TaskLife): Promise<void> => {
  const { workflowId } = workflowInfo();
  await live({
    turn: (now, known) => records.turnTask({ workflowId, taskId, now, known }),
    stuck: (error) => patient.reportStuck({ workflowId, noun: 'task', nounId: taskId, error }),
    continueAsNew: () => continueAsNew<typeof taskLifecycle>({ taskId }),
  });
};
