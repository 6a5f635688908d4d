import { nameIn } from '../event/name-in.ts';
import type { Teller, Telling } from '../event/telling.ts';
import { waysSaid } from '../service/step.words.ts';
import { taskColumnWords } from './task.columns.words.ts';
import { taskEventWords } from './task.events.words.ts';
import { taskSaid } from './task-words.ts';

export const taskTelling = {
  words: { ...taskEventWords, ...taskColumnWords },
  values: ({ data }, teller) => ({ text: textOf(data, teller) }),
  says: {
    'task.created': ({ type, actor, at, data }, teller) => {
      const isTold = actor.kind === 'provider' || actor.kind === 'system';
      const person = teller.person(data.responsibleId);
      const due = teller.due(data.dueAt, at);
      return teller.say(isTold ? `${type}.told` : type, { text: textOf(data, teller), due, person });
    },
    'task.replanned': ({ type, at, data }, teller) => movedTo(`${type}.to`, type, at, data, teller),
    'task.changed': ({ type, at, data }, teller) => movedTo(`${type}.due`, type, at, data, teller),
    'task.answered': ({ data }, teller) => {
      const { is, proposes } = data;
      const text = textOf(data, teller);
      return proposes
        ? teller.say('task.answered.proposed.time', { text, due: teller.exact(proposes) })
        : teller.say(`task.answered.${is}`, { text });
    },
    'task.done': ({ type, data }, teller) => {
      const { outcome, result } = data;
      const ended = outcome && nameIn(teller.definition?.outcomes, outcome, undefined, teller.language);
      return [teller.say(type, { text: textOf(data, teller) }), ended, result].filter(Boolean).join(' · ');
    },
    'task.escalated': ({ type, data }, teller) => {
      const { to, does = 'supervisors', nothing = false, by } = data;
      const told = { text: textOf(data, teller), people: to.map(teller.person).join(', ') };
      const isNobody = nothing || (to.length === 0 && does !== 'raise');
      const said = teller.say(does === 'supervisors' ? type : `${type}.${does}`, told);
      const line = isNobody ? teller.say(to.length > 0 ? `${type}.nothing` : `${type}.nobody`, told) : said;
      return [line, waysSaid(by, teller.language)].filter(Boolean).join(' · ');
    },
    'task.acknowledged': ({ type, data }, teller) => {
      const text = textOf(data, teller);
      return data.until
        ? teller.say(`${type}.until`, { text, until: teller.exact(data.until) })
        : teller.say(type, { text });
    },
    'task.assigned': toFirst,
    'task.reminded': toFirst,
    'task.overdue': toFirst,
  },
} satisfies Telling;

type Said = { type: string; data: { text: string; to?: string[] } };

function toFirst({ type, data }: Said, teller: Teller): string {
  return teller.say(type, { text: textOf(data, teller), person: teller.person(data.to?.[0]) });
}

const movedTo = (
  moved: string,
  type: string,
  at: string,
  data: { text: string; dueAt?: string | null },
  teller: Teller,
): string => {
  const text = textOf(data, teller);
  return data.dueAt ? teller.say(moved, { text, due: teller.due(data.dueAt, at) }) : teller.say(type, { text });
};

const textOf = ({ text }: { text?: unknown }, reader: Teller): string => taskSaid(String(text ?? ''), reader);
