import { fieldChanged, tagAdded } from '../automation/trigger/field-changed.ts';
import { buttonPressed } from '../automation/trigger/pressed.ts';
import { stageEntered } from '../automation/trigger/stage-entered.ts';
import { stageLeft } from '../automation/trigger/stage-left.ts';
import { stageTime } from '../automation/trigger/stage-time.ts';
import type { Noun } from '../subject/noun.ts';
import { changeTicket } from './action/change.ts';
import { moveTicket } from './action/move.ts';
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
    fieldChanged,
    tagAdded,
    buttonPressed,
  ],
  facts: ticketFacts,
  actions: [moveTicket, changeTicket, tagTicket],
} as const satisfies Noun;
