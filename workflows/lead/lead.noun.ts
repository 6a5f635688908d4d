import { createTask } from '../automation/action/create-task.ts';
import { notify } from '../automation/action/notify.ts';
import { talkAssign, talkClose, talkNote } from '../automation/action/talk-tidy.ts';
import { dateReached } from '../automation/trigger/date-reached.ts';
import { fieldChanged, tagAdded } from '../automation/trigger/field-changed.ts';
import { buttonPressed, webhookIn } from '../automation/trigger/pressed.ts';
import { schedule } from '../automation/trigger/schedule.ts';
import { stageEntered } from '../automation/trigger/stage-entered.ts';
import { stageLeft } from '../automation/trigger/stage-left.ts';
import { stageTime } from '../automation/trigger/stage-time.ts';
import { taskDone } from '../automation/trigger/task-done.ts';
import { taskOverdue } from '../automation/trigger/task-overdue.ts';
import type { Noun } from '../subject/noun.ts';
import { openTicket } from '../ticket/action/open.ts';
import { assign } from './action/assign.ts';
import { callBack } from './action/call-back.ts';
import { callSay } from './action/call-say.ts';
import { callWebhook } from './action/call-webhook.ts';
import { cancelTasks, completeTasks } from './action/complete-tasks.ts';
import { issueInvoice } from './action/issue-invoice.ts';
import { move } from './action/move.ts';
import { sendMessage } from './action/send-message.ts';
import { setFields } from './action/set-fields.ts';
import { tag } from './action/tag.ts';
import { talkAsk } from './action/talk-ask.ts';
import { talkSend } from './action/talk-send.ts';
import { callEnded, callOutcome } from './trigger/call.ts';
import { formSent, leadCreated, responsibleChanged } from './trigger/came.ts';
import {
  invoiceDisputed,
  invoiceOverdue,
  invoicePaid,
  invoicePartPaid,
  invoiceRefunded,
  invoiceSent,
} from './trigger/invoice.ts';
import { answerLate, clientSilent } from './trigger/answer-awaited.ts';
import { callbackEnded } from './trigger/callback-ended.ts';
import { messageFailed } from './trigger/message-failed.ts';
import { messageIn } from './trigger/message-in.ts';

/** A possible sale, which goes through a pipeline; its tasks, invoices and messages belong to it. */
export const lead = {
  kind: 'lead',
  name: { ru: 'Сделка', en: 'Lead', kk: 'Мәміле', uk: 'Угода' },
  path: '/leads/{id}',
  means: {
    'lead.created': 'began',
    'lead.moved': 'moved',
    'lead.reopened': 'reopened',
    'lead.paused': 'paused',
    'lead.resumed': 'resumed',
    'lead.merged': 'paused',
    'lead.unmerged': 'resumed',
    'lead.skipped': 'skipped',
    'lead.migrated': 'migrated',
    'lead.changed': 'changed',
    'lead.assigned': 'assigned',
    'lead.steered': 'steered',
    'task.done': 'counted',
    'task.overdue': 'lagged',
    'lead.client_wrote': 'asked',
    'lead.answered': 'answered',
  },
  triggers: [
    stageEntered,
    stageLeft,
    stageTime,
    dateReached,
    schedule,
    leadCreated,
    formSent,
    taskDone,
    taskOverdue,
    responsibleChanged,
    fieldChanged,
    tagAdded,
    invoiceSent,
    invoicePaid,
    invoicePartPaid,
    invoiceOverdue,
    invoiceRefunded,
    invoiceDisputed,
    messageIn,
    answerLate,
    clientSilent,
    messageFailed,
    callEnded,
    callOutcome,
    callbackEnded,
    buttonPressed,
    webhookIn,
  ],
  actions: [
    sendMessage,
    talkSend,
    talkAsk,
    talkAssign,
    talkClose,
    talkNote,
    callBack,
    callSay,
    createTask,
    completeTasks,
    cancelTasks,
    assign,
    notify,
    move,
    setFields,
    tag,
    issueInvoice,
    openTicket,
    callWebhook,
  ],
} as const satisfies Noun;
