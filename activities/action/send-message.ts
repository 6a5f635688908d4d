import { queueMessage } from '../../prisma/delivery/delivery.ts';
import type { ActionRun } from './action.ts';

export const sendMessage: ActionRun<'message.send'> = (db, doing, leadId, { channel, template, attach }) =>
  queueMessage(db, { ...doing, leadId, account: channel, template, attachments: attach });
