import type { Telling } from '../event/telling.ts';
import { waysSaid } from '../service/step.words.ts';
import { bracketed } from '../words/bracketed.ts';
import { inLanguage } from '../words/words.ts';
import { callbackEventWords } from './callback.events.words.ts';
import { howWords } from './how.words.ts';

export const callbackTelling = {
  words: callbackEventWords,
  says: {
    'callback.asked': ({ type, data: { from, to, says } }, { say, exact, language }) =>
      say(says?.text ? 'callback.asked.speaks' : says ? 'callback.asked.says' : type, {
        window: `${exact(from)} – ${exact(to)}`,
        text: says?.text ? bracketed(inLanguage(says.text, language)) : '',
      }),
    'callback.moved': ({ type, data: { from, to } }, { say, exact }) =>
      say(type, { window: `${exact(from)} – ${exact(to)}` }),
    'callback.dialled': ({ type, data: { by } }, { say }) => say(by === null ? 'callback.dialled.says' : type),
    'callback.assigned': ({ type, data }, { say, person }) => say(type, { person: person(data.to) }),
    'callback.warned': ({ type, data: { to, rung, came, by } }, { say, person, language }) =>
      rung === 'next' && came === 'told'
        ? say('callback.warned.next')
        : to.length > 0
          ? [say(type, { people: to.map(person).join(', ') }), waysSaid(by, language)].filter(Boolean).join(' · ')
          : say('callback.warned.nobody'),
    'callback.late': ({ type, data: { dueAt } }, { say, exact }) => say(type, { due: exact(dueAt) }),
    'callback.attempted': ({ type, data: { how, next, note } }, { say, exact, language }) => {
      const said = { how: noted(inLanguage(howWords[how], language), note) };
      return next ? say('callback.attempted.again', { ...said, next: exact(next) }) : say(type, said);
    },
    'callback.corrected': ({ type, data: { how, note } }, { say, language }) =>
      say(type, { how: noted(inLanguage(howWords[how], language), note) }),
    'callback.ended': ({ data: { as } }, { say }) => say(`callback.ended.${as}`),
  },
} satisfies Telling;

const noted = (how: string, note: string): string => (note === '' ? how : `${how}: ${note}`);
