import { expectMessage, queueMessage } from '../../prisma/delivery/delivery.ts';
import type { ActionRun, Expect } from './action.ts';

export const sendMessage: ActionRun<'message.send'> = (db, doing, leadId, { channel, template, attach }) =>
  queueMessage(db, { ...doing, leadId, account: channel, template, attachments: attach });

export const expectSending: Expect<'message.send'> = (db, doing, lead, { channel, template }) =>
  expectMessage(db, doing, lead, { account: channel, template });
