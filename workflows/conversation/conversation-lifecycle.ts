import { continueAsNew, workflowInfo } from '@temporalio/workflow';
import { patient, records } from '../activities.ts';
import { live } from '../process/live.ts';

export type ConversationLife = { conversationId: string };

/** A conversation that was put aside: comes back at its moment, or ends sooner where the client writes or somebody closes it. */
export const conversationLifecycle = async ({ conversationId }: ConversationLife): Promise<void> => {
  const { workflowId } = workflowInfo();
  await live({
    turn: (now) => records.turnConversation({ workflowId, conversationId, now }),
    stuck: (error) => patient.reportStuck({ workflowId, noun: 'conversation', nounId: conversationId, error }),
    continueAsNew: () => continueAsNew<typeof conversationLifecycle>({ conversationId }),
  });
};
