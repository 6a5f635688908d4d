import { createTask } from '../automation/action/create-task.ts';
import { give } from '../automation/action/give.ts';
import { notify } from '../automation/action/notify.ts';
import { talkSay } from '../automation/action/talk-say.ts';
import { talkClose, talkNote } from '../automation/action/talk-tidy.ts';
import { fieldChanged, tagAdded } from '../automation/trigger/field-changed.ts';
import { buttonPressed } from '../automation/trigger/pressed.ts';
import { stageEntered } from '../automation/trigger/stage-entered.ts';
import { stageLeft } from '../automation/trigger/stage-left.ts';
import { stageTime } from '../automation/trigger/stage-time.ts';
import { taskDone } from '../automation/trigger/task-done.ts';
import { taskOverdue } from '../automation/trigger/task-overdue.ts';
import type { Noun } from '../subject/noun.ts';
import { changeTicket } from './action/change.ts';
import { moveTicket } from './action/move.ts';
import { openTicket } from './action/open.ts';
import { tagTicket } from './action/tag.ts';
import { ticketFacts } from './facts.ts';
import { ticketAnswered, ticketAssigned, ticketClientWrote, ticketCreated } from './trigger/came.ts';
import { ticketRated } from './trigger/rated.ts';

/** What a client asks for, until it is done. */
export const ticket = {
  kind: 'ticket',
  name: { ru: 'Обращение', en: 'Ticket', kk: 'Өтініш', uk: 'Звернення' },
  path: '/tickets/{id}',
  means: {
    'ticket.created': 'began',
    'ticket.moved': 'moved',
    'ticket.merged': 'moved',
    'ticket.reopened': 'reopened',
    'ticket.paused': 'paused',
    'ticket.resumed': 'resumed',
    'ticket.skipped': 'skipped',
    'ticket.migrated': 'migrated',
    'ticket.changed': 'changed',
    'ticket.assigned': 'assigned',
    'ticket.steered': 'steered',
    'ticket.client_wrote': 'asked',
    'ticket.answered': 'answered',
    'ticket.task_done': 'counted',
    'ticket.task_overdue': 'lagged',
  },
  triggers: [
    stageEntered,
    stageLeft,
    stageTime,
    ticketCreated,
    ticketClientWrote,
    ticketAnswered,
    ticketAssigned,
    ticketRated,
    taskDone,
    taskOverdue,
    fieldChanged,
    tagAdded,
    buttonPressed,
  ],
  tasks: { set: 'ticket.task_set', done: 'ticket.task_done', overdue: 'ticket.task_overdue' },
  facts: ticketFacts,
  actions: [talkSay, talkNote, talkClose, createTask, give, notify, openTicket, moveTicket, changeTicket, tagTicket],
} as const satisfies Noun;
