import { queueWebhook } from '../../prisma/automation/webhook-call.ts';
import type { ActionRun } from './action.ts';

export const callWebhook: ActionRun<'webhook.call'> = (db, doing, leadId, { url, send, answer, withinSeconds }) =>
  queueWebhook(db, { ...doing, leadId, url, send, answer, withinSeconds });
