import { messageName } from '../channel/index.ts';
import type { Event } from '../event/event.schema.ts';
import type { Telling } from '../event/telling.ts';
import { conversationEventWords } from './conversation.events.words.ts';

export const conversationTelling = {
  words: conversationEventWords,
  values: ({ data: { account, text } }, { language }) => ({
    channel: account ? messageName(String(account), language) : '',
    text: String(text ?? ''),
  }),
  says: {
    'conversation.ticketed': ({ type, data }, { say }) => say(type, { track: data.track }),
    'conversation.snoozed': ({ type, data }, { say, exact }) => say(type, { until: exact(data.until) }),
    'conversation.assigned': ({ type, data }, { say, person }) => say(type, { person: person(data.to) }),
    'conversation.rated': ({ type, data }, { say }) => say(type, { rating: String(data.rating) }),
    'conversation.edited': ({ type, actor, data }, { say }) => say(ours(type, actor), { text: data.text }),
    'conversation.deleted': ({ type, actor }, { say }) => say(ours(type, actor)),
    'conversation.fetched': ({ type, actor }, { say }) => say(ours(type, actor)),
    'conversation.mailed': ({ type, data }, { say }) => say(type, { to: data.to }),
    'conversation.recognized': ({ type, data }, { say }) => say(type, { name: data.name }),
  },
} satisfies Telling;

const ours = (type: string, { kind }: Event['actor']): string => (kind === 'user' ? `${type}.ours` : type);
