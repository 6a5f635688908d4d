import { nameIn } from '../event/name-in.ts';
import type { Telling } from '../event/telling.ts';
import { inLanguage } from '../words/words.ts';
import { callEventWords } from './call.events.words.ts';
import { howWords } from './how.words.ts';

export const callTelling = {
  words: callEventWords,
  says: {
    'call.ended': ({ data: { direction, how, talkS, user } }, { say, person, language }) => {
      const talked = how === 'answered' && user !== null;
      const values = { person: person(user), talk: talkText(talkS), how: inLanguage(howWords[how], language) };
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

/** "1:05", "1:02:40". */
const talkText = (seconds: number): string => {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  const two = (part: number) => String(part).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
};
