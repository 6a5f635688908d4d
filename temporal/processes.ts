import type { WorkflowStartOptions } from '@temporalio/client';
import { attributesAtStart } from '../workflows/process/attributes.ts';
import { nameIn, titleOf, type Called } from '../workflows/process/shown.ts';
import { nounOf } from '../workflows/subject/nouns.ts';

export const QUEUE = 'crm';
export const OUTSIDE_QUEUE = 'crm-outside';
export const BULK_QUEUE = 'crm-bulk';

/**
 * The life of processes. Where a record was served by another life, the next start ends its processes and starts them again
 * (temporal/upgrade.ts): for changes that `patched` cannot carry.
 */
export const LIFE = 3;

/**
 * `priority`: 1 comes first, 5 last; a lead's is 2. The few steps of a channel send everybody's messages, and those of a run over many leads
 * are what somebody has clicked and looks at: neither waits for leads. `summary` is its name in the Temporal UI.
 */
type Process = {
  type: string;
  summary: (id: string) => string;
  args: (id: string) => unknown;
  priority?: number;
  /** one that looks for more by itself is not woken for each thing: so long between two pokes */
  restMs?: number;
};

/** Which process belongs to which id: `lead:<uuid>`, `channel:email`. */
const processes: Record<string, Process> = {
  lead: { summary: () => 'Lead', type: 'leadLifecycle', args: (leadId) => ({ leadId }) },
  task: { summary: () => 'Task', type: 'taskLifecycle', args: (taskId) => ({ taskId }) },
  conversation: {
    summary: () => 'Conversation',
    type: 'conversationLifecycle',
    args: (conversationId) => ({ conversationId }),
  },
  callback: { summary: () => 'Callback', type: 'callbackLifecycle', args: (callbackId) => ({ callbackId }) },
  channel: {
    summary: (account) => `Messages of ${account}`,
    type: 'channelSending',
    args: (account) => ({ account }),
    priority: 1,
    restMs: 400,
  },
  publication: {
    summary: () => 'Leads go over to a new version',
    type: 'publicationRun',
    args: (publicationId) => ({ publicationId }),
    priority: 1,
  },
  'publication-plan': {
    summary: () => 'Plan of a new version',
    type: 'publicationPlanning',
    args: (pipelineId) => ({ pipelineId }),
    priority: 1,
  },
  'mass-change': {
    summary: () => 'Mass change',
    type: 'massChangeRun',
    args: (massChangeId) => ({ massChangeId }),
    priority: 1,
  },
  import: {
    summary: () => 'Import of a file',
    type: 'importRun',
    args: (importId) => ({ importId }),
    priority: 1,
  },
  calendar: {
    summary: () => 'Leads by a changed calendar',
    type: 'calendarReplan',
    args: (calendarId) => ({ calendarId }),
    priority: 1,
  },
  'field-change': {
    summary: () => 'A field gets another type',
    type: 'fieldChangeRun',
    args: (fieldChangeId) => ({ fieldChangeId }),
    priority: 1,
  },
  trial: { summary: () => 'Trial of a draft', type: 'trialRun', args: (trialId) => ({ trialId }), priority: 1 },
};

export const restMsOf = (workflowId: string): number =>
  processes[workflowId.slice(0, workflowId.indexOf(':'))]?.restMs ?? 0;

/** A noun that says nothing of its process has the one that every noun has. */
const ofSubject = (kind: string): Process | undefined => {
  const noun = nounOf(kind);
  return noun && { summary: () => nameIn(noun.name), type: 'subjectLifecycle', args: (id) => ({ kind, id }) };
};

/** Type and start options of the process with an id; undefined for an id that is not ours. */
export const processOf = (
  workflowId: string,
  called?: Called,
): { type: string; options: WorkflowStartOptions } | undefined => {
  const colon = workflowId.indexOf(':');
  const process = processes[workflowId.slice(0, colon)] ?? ofSubject(workflowId.slice(0, colon));
  if (!process) return undefined;
  const id = workflowId.slice(colon + 1);
  return {
    type: process.type,
    options: {
      workflowId,
      taskQueue: QUEUE,
      args: [process.args(id)],
      staticSummary: called ? titleOf(called.number, called.pipeline.name) : process.summary(id),
      typedSearchAttributes: attributesAtStart(called && { number: called.number, pipeline: called.pipeline.key }),
      priority: { priorityKey: process.priority ?? 2 },
    },
  };
};
