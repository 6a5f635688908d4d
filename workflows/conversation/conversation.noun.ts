import { give } from '../automation/action/give.ts';
import { notify } from '../automation/action/notify.ts';
import { talkClose, talkNote } from '../automation/action/talk-tidy.ts';
import { answerLate, clientSilent } from '../lead/trigger/answer-awaited.ts';
import { messageIn } from '../lead/trigger/message-in.ts';
import type { Noun } from '../subject/noun.ts';
import { openTicket } from '../ticket/action/open.ts';
import { makeLead } from './action/lead.ts';
import { replyByTemplate } from './action/reply-by-template.ts';
import { replyInTalk } from './action/reply.ts';
import { snoozeTalk } from './action/snooze.ts';
import { tagTalk } from './action/tag.ts';
import { talkFacts } from './facts.ts';
import { heardInTalk } from './hear.ts';
import { talkAnswered, talkAssigned, talkClosed, talkOpened, talkRated } from './trigger/turned.ts';

/**
 * What a client and we write to each other. Its clocks are the end of a snooze, a question about it and whoever must take it; automations of its own
 * it has where its account says so: a pipeline of one stage, which it enters when it begins or is opened again.
 */
export const conversation = {
  kind: 'conversation',
  name: { ru: 'Переписка', en: 'Conversation', kk: 'Хат алмасу', uk: 'Листування' },
  means: {
    'conversation.began': 'began',
    'conversation.entered': 'began',
    'conversation.closed': 'moved',
    'conversation.shut_out': 'moved',
    'conversation.continued': 'moved',
    'conversation.reopened': 'reopened',
    'conversation.let_in': 'reopened',
    'conversation.paused': 'paused',
    'conversation.resumed': 'resumed',
    'conversation.steered': 'steered',
    'conversation.migrated': 'migrated',
    'conversation.received': 'asked',
    'conversation.answered': 'answered',
  },
  triggers: [talkOpened, messageIn, answerLate, clientSilent, talkAnswered, talkAssigned, talkRated, talkClosed],
  hears: heardInTalk,
  facts: talkFacts,
  actions: [replyInTalk, replyByTemplate, give, tagTalk, talkNote, notify, snoozeTalk, talkClose, makeLead, openTicket],
} as const satisfies Noun;
