import { durationText } from '../automation/automation-sentence.ts';
import { messageName } from '../channel/index.ts';
import type { Event } from '../event/event.schema.ts';
import type { Telling } from '../event/telling.ts';
import { promiseWords } from '../service/promise.words.ts';
import { stepSaid } from '../service/step.words.ts';
import { inLanguage } from '../words/words.ts';
import { conversationEventWords } from './conversation.events.words.ts';
import { talkPromiseWords } from './promise.words.ts';
import { talkRulesWords } from './rules.words.ts';
import { talkTagsWords } from './tags.words.ts';
import { talkTranscriptWords } from './transcript.words.ts';

export const conversationTelling = {
  words: {
    ...conversationEventWords,
    ...talkPromiseWords,
    ...talkRulesWords,
    ...talkTagsWords,
    ...talkTranscriptWords,
  },
  values: ({ data: { account, text } }, { language }) => ({
    channel: account ? messageName(String(account), language) : '',
    text: String(text ?? ''),
  }),
  says: {
    'conversation.dealt': ({ type, data }, { say }) => say(type, { number: String(data.number) }),
    'conversation.ticketed': ({ type, data }, { say }) => say(type, { track: data.track }),
    'conversation.unticketed': ({ type, data }, { say }) => say(type, { track: data.track }),
    'conversation.paused': ({ type, data: { until, reason } }, { say, exact }) =>
      until ? say('conversation.paused.until', { reason, until: exact(until) }) : say(type, { reason }),
    'conversation.promised': ({ type, data: { kind, targets } }, { say, language }) => {
      const target = targets[kind];
      if (!target) return say('conversation.promised.nothing');
      const name = inLanguage(promiseWords[kind], language);
      return say(type, { what: `${name} — ${durationText(target, language)}` });
    },
    'conversation.warned': ({ type, data }, teller) => {
      const { to, promise, dueAt } = data;
      const { say, person, exact, language } = teller;
      return (
        stepSaid(data, teller) ??
        say(to.length > 0 ? type : 'conversation.warned.nobody', {
          ...{ people: to.map(person).join(', '), promise: inLanguage(promiseWords[promise], language) },
          due: exact(dueAt),
        })
      );
    },
    'conversation.late': ({ type, data: { promise, dueAt } }, { say, exact, language }) =>
      say(type, { promise: inLanguage(promiseWords[promise], language), due: exact(dueAt) }),
    'conversation.acknowledged': ({ type, data: { until } }, { say, exact }) =>
      until ? say('conversation.acknowledged.until', { until: exact(until) }) : say(type),
    'conversation.snoozed': ({ type, data }, { say, exact }) => say(type, { until: exact(data.until) }),
    'conversation.tagged': ({ type, data: { add, remove } }, { say }) => {
      const [added, removed] = [add.join(', '), remove.join(', ')];
      if (removed === '') return say(type, { tags: added });
      return add.length === 0
        ? say('conversation.untagged', { tags: removed })
        : say('conversation.retagged', { tags: added, removed });
    },
    'conversation.assigned': ({ type, data: { from, to, why } }, { say, person }) =>
      why ? say('conversation.assigned.shift_end', { person: person(from) }) : say(type, { person: person(to) }),
    'conversation.rated': ({ type, data }, { say }) => say(type, { rating: String(data.rating) }),
    'conversation.edited': ({ type, actor, data }, { say }) => say(ours(type, actor), { text: data.text }),
    'conversation.deleted': ({ type, actor }, { say }) => say(ours(type, actor)),
    'conversation.fetched': ({ type, actor }, { say }) => say(ours(type, actor)),
    'conversation.mailed': ({ type, data }, { say }) => say(type, { to: data.to }),
    'conversation.transcribed': ({ type, data }, { say }) => say(type, { to: data.to }),
    'conversation.recognized': ({ type, data }, { say }) => say(type, { name: data.name }),
  },
} satisfies Telling;

const ours = (type: string, { kind }: Event['actor']): string => (kind === 'user' ? `${type}.ours` : type);
