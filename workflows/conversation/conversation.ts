import type { SubjectFacts } from '../automation/facts.ts';
import { momentAfter } from '../automation/duration.ts';
import type { Orders } from '../automation/order.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { PipedNoun, Told } from '../subject/noun.ts';
import { calledTemplate } from '../template/template-name.words.ts';
import { inLanguage } from '../words/words.ts';
import type { Language, Words } from '../words/words.schema.ts';
import { conversation } from './conversation.noun.ts';
import { decideConversation, type ConversationOrder } from './decide.ts';
import { evolveConversation } from './evolve.ts';
import { whyNotSay } from './say-once.ts';
import type { ConversationState } from './state.ts';

/** A conversation with automations of its own, as the rooms know it that work for every noun with a pipeline. */
export const pipedConversation: PipedNoun = {
  ...conversation,
  // no name: Temporal shows it
  called: (facts) => String(facts['account']),
  // all that its automations do are orders; only where it goes is foreseen here
  decide: (facts, action) => decided(facts, action as ConversationOrder, String(facts['lastAt'])),
  give: ({ to = null }) => ({ do: 'assign', to }) satisfies ConversationOrder,
  talk: (facts, order, { now, events, cause }) =>
    (order.do === 'say' || order.do === 'send' ? whyNotSay(events, cause, now) : undefined) ??
    decided(facts, orderOf(facts, order, now), now),
  evolve: (facts, told, at) => {
    const { assignee, ...state } = evolveConversation(stateOf(facts), told, at);
    return { ...facts, ...state, responsible: assignee };
  },
  echoes: () => [],
};

const decided = (facts: SubjectFacts, order: ConversationOrder | undefined, now: string): Told[] | Refusal =>
  order ? decideConversation(stateOf(facts), order, now) : refuse('NoConversation');

/** What an automation does to a talk, in the talk's own words. */
const orderOf = (facts: SubjectFacts, order: Orders['talk'], now: string): ConversationOrder | undefined => {
  const language = facts['language'] as Language;
  const text = (words: Words) => inLanguage(words, language);
  const answer = (words: string): ConversationOrder => ({
    ...{ do: 'answer', said: [{ message: '', text: words }], by: null, automatic: true },
  });
  switch (order.do) {
    case 'say':
      return answer(text(order.text));
    case 'send':
      return answer(calledTemplate(order.template, language));
    case 'note':
      return { do: 'note', said: { message: '', text: text(order.text) }, mentions: [] };
    case 'snooze':
      return { do: 'snooze', until: momentAfter(now, order.for, 'utc') };
    case 'close':
    case 'tag':
      return order;
    default:
      return undefined;
  }
};

/** Of one that its events tell, what they have never changed is as it is in a new row. */
const stateOf = (facts: SubjectFacts): ConversationState =>
  ({
    ...facts,
    ...{ tags: facts['tags'] ?? [], unread: facts['unread'] ?? 0, lastText: facts['lastText'] ?? '' },
    assignee: facts['responsible'] ?? null,
  }) as unknown as ConversationState;
