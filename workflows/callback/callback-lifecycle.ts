import { continueAsNew, workflowInfo } from '@temporalio/workflow';
import { patient, records } from '../activities.ts';
import { live } from '../process/live.ts';

export type CallbackLife = { callbackId: string };

/** A promise to call, from the request to its end: it is due at its hour, again after each attempt, and tells one after another while nobody calls. */
export const callbackLifecycle = async ({ callbackId }: CallbackLife): Promise<void> => {
  const { workflowId } = workflowInfo();
  await live({
    turn: (now, known) => records.turnCallback({ workflowId, callbackId, now, known }),
    stuck: (error) => patient.reportStuck({ workflowId, noun: 'callback', nounId: callbackId, error }),
    continueAsNew: () => continueAsNew<typeof callbackLifecycle>({ callbackId }),
  });
};
