import type { WorkflowStartOptions } from '@temporalio/client';

export const QUEUE = 'crm';
export const OUTSIDE_QUEUE = 'crm-outside';
export const BULK_QUEUE = 'crm-bulk';

/** How a process lives that begins now; a story that began otherwise goes on as it began (workflows/process/live.ts). */
const LIFE = 2;

/** `priority`: 1 comes first, 5 last; a lead's is 2. A channel's few steps send everybody's messages, so they wait for no lead. */
type Process = { type: string; args: (id: string) => unknown; priority?: number };

/** Which process lives behind which id: `lead:<uuid>`, `channel:email`. */
const processes: Record<string, Process> = {
  lead: { type: 'leadLifecycle', args: (leadId) => ({ leadId, life: LIFE }) },
  task: { type: 'taskLifecycle', args: (taskId) => ({ taskId, life: LIFE }) },
  invoice: { type: 'invoiceLifecycle', args: (invoiceId) => ({ invoiceId, life: LIFE }) },
  channel: { type: 'channelSending', args: (account) => ({ account }), priority: 1 },
  publication: {
    type: 'publicationRun',
    args: (publicationId) => ({ publicationId }),
    priority: 4,
  },
  'publication-plan': {
    type: 'publicationPlanning',
    args: (pipelineId) => ({ pipelineId }),
    priority: 4,
  },
  'mass-change': {
    type: 'massChangeRun',
    args: (massChangeId) => ({ massChangeId }),
    priority: 4,
  },
  calendar: { type: 'calendarReplan', args: (calendarId) => ({ calendarId }), priority: 4 },
  trial: { type: 'trialRun', args: (trialId) => ({ trialId }), priority: 5 },
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
      priority: { priorityKey: process.priority ?? 2 },
    },
  };
};
