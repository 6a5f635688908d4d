import { nameIn } from '../event/name-in.ts';
import type { Telling } from '../event/telling.ts';
import { inLanguage } from '../words/words.ts';
import { callEventWords } from './call.events.words.ts';
import { howWords } from './how.words.ts';
import { talkTime } from './talk-time.ts';

export const callTelling = {
  words: callEventWords,
  says: {
    'call.ended': ({ data: { direction, how, talkS, user } }, { say, person, language }) => {
      const talked = how === 'answered' && user !== null;
      const values = { person: person(user), talk: talkTime(talkS), how: inLanguage(howWords[how], language) };
      return say(`call.ended.${direction}${talked ? '.answered' : ''}`, values);
    },
    'call.outcome': ({ data: { outcome, note } }, { say, definition, language }) =>
      outcome === null
        ? say('call.outcome.noted', { note })
        : [say('call.outcome', { outcome: nameIn(definition?.outcomes, outcome, undefined, language) }), note]
            .filter(Boolean)
            .join(': '),
  },
} satisfies Telling;
