import type { Database } from '../../prisma/client.ts';
import type { Doing } from '../../prisma/write.ts';
import type { Action } from '../../workflows/automation/automation.schema.ts';
import type { Refusal } from '../../workflows/refusal.ts';
import type { ActionRun } from './action.ts';
import { assign } from './assign.ts';
import { createTaskAction } from './create-task.ts';
import { issueInvoice } from './issue-invoice.ts';
import { move } from './move.ts';
import { notify } from './notify.ts';
import { sendMessage } from './send-message.ts';

const runs: { [Kind in Action['do']]: ActionRun<Kind> } = {
  'message.send': sendMessage,
  'task.create': createTaskAction,
  'lead.assign': assign,
  'lead.move': move,
  'invoice.issue': issueInvoice,
  notify,
};

export const runAction = (
  db: Database,
  doing: Doing & { key: string; at: string },
  leadId: string,
  action: Action,
): Promise<unknown | Refusal> => (runs[action.do] as ActionRun<Action['do']>)(db, doing, leadId, action as never);
