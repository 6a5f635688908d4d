import { continueAsNew, workflowInfo } from '@temporalio/workflow';
import { patient, records } from '../activities.ts';
import { live } from '../process/live.ts';
import { takeOrders } from '../subject/take-orders.ts';

export type ConversationLife = { conversationId: string };

/** A conversation while something is awaited there: the end of a snooze, an answer, what its automations wait for or a pause of theirs. It lives again with news. */
export const conversationLifecycle = async ({ conversationId }: ConversationLife): Promise<void> => {
  const { workflowId } = workflowInfo();
  takeOrders({ kind: 'conversation', id: conversationId });
  await live({
    turn: (now, known) => records.turnConversation({ workflowId, conversationId, now, known }),
    stuck: (error) => patient.reportStuck({ workflowId, noun: 'conversation', nounId: conversationId, error }),
    continueAsNew: () => continueAsNew<typeof conversationLifecycle>({ conversationId }),
  });
};
