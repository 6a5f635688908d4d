import type { WorkflowStartOptions } from '@temporalio/client';

export const QUEUE = 'crm';
export const OUTSIDE_QUEUE = 'crm-outside';

type Process = { type: string; args: (id: string) => unknown; summary: string };

/** Which process lives behind which id: `lead:<uuid>`, `channel:email`. */
const processes: Record<string, Process> = {
  lead: { type: 'leadLifecycle', args: (leadId) => ({ leadId }), summary: 'Lead' },
  task: { type: 'taskLifecycle', args: (taskId) => ({ taskId }), summary: 'Task' },
  invoice: { type: 'invoiceLifecycle', args: (invoiceId) => ({ invoiceId }), summary: 'Invoice' },
  channel: { type: 'channelSending', args: (account) => ({ account }), summary: 'Channel' },
};

/** Type and start options of the process behind an id; undefined for an id of no process of ours. */
export const processOf = (workflowId: string): { type: string; options: WorkflowStartOptions } | undefined => {
  const colon = workflowId.indexOf(':');
  const process = processes[workflowId.slice(0, colon)];
  if (!process) return undefined;
  return {
    type: process.type,
    options: {
      workflowId,
      taskQueue: QUEUE,
      args: [process.args(workflowId.slice(colon + 1))],
      staticSummary: process.summary,
      priority: { priorityKey: workflowId.startsWith('channel:') ? 3 : 2 },
    },
  };
};
