import type { Database } from '../../prisma/client.ts';
import type { LeadRow } from '../../prisma/lead/lead-row.ts';
import type { Action } from '../../workflows/automation/automation.schema.ts';
import type { Refusal } from '../../workflows/refusal.ts';
import type { ActionRun, Expect } from './action.ts';
import { assign } from './assign.ts';
import { callWebhook } from './call-webhook.ts';
import { cancelTasksAction, completeTasksAction } from './complete-tasks.ts';
import { createTaskAction } from './create-task.ts';
import { issueInvoice } from './issue-invoice.ts';
import { move } from './move.ts';
import { notify } from './notify.ts';
import { expectSending, sendMessage } from './send-message.ts';
import { setFields } from './set-fields.ts';
import { tag } from './tag.ts';

const runs: { [Kind in Action['do']]: ActionRun<Kind> } = {
  'message.send': sendMessage,
  'task.create': createTaskAction,
  'task.complete': completeTasksAction,
  'task.cancel': cancelTasksAction,
  'lead.assign': assign,
  'lead.move': move,
  'lead.set': setFields,
  'lead.tag': tag,
  'invoice.issue': issueInvoice,
  'webhook.call': callWebhook,
  notify,
};

export const runAction = (
  db: Database,
  doing: Parameters<ActionRun<Action['do']>>[1],
  leadId: string,
  action: Action,
): Promise<unknown | Refusal> => (runs[action.do] as ActionRun<Action['do']>)(db, doing, leadId, action as never);

const expected: { [Kind in Action['do']]?: Expect<Kind> } = { 'message.send': expectSending };

export const expectAction = (
  db: Database,
  doing: Parameters<Expect<Action['do']>>[1],
  lead: LeadRow,
  action: Action,
): void => (expected[action.do] as Expect<Action['do']> | undefined)?.(db, doing, lead, action as never);
