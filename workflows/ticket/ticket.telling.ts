import { nameIn } from '../event/name-in.ts';
import type { Teller, Telling } from '../event/telling.ts';
import { taskSaid } from '../task/task-words.ts';
import { inLanguage } from '../words/words.ts';
import { durationText } from '../automation/automation-sentence.ts';
import { promiseWords } from '../service/promise.words.ts';
import { stepSaid } from '../service/step.words.ts';
import { priorityWords, ticketValueWords } from './column.words.ts';
import { ticketEventWords } from './ticket.events.words.ts';

export const ticketTelling = {
  words: ticketEventWords,
  values: ({ data: { track, subject } }) => ({ track: String(track ?? ''), subject: String(subject ?? '') }),
  says: {
    'ticket.moved': ({ type, data: { to, reason } }, teller) => {
      const because = reason && nameIn(teller.definition?.lossReasons, reason, undefined, teller.language);
      return atStage(type, to, teller) + (because ? ` · ${because}` : '');
    },
    'ticket.reopened': ({ type, data: { to, by } }, teller) =>
      by ? teller.say('ticket.reopened.client') : atStage(type, to, teller),
    'ticket.changed': ({ type, data: { changes } }, teller) =>
      teller.say(type, { what: changes.map((change) => changeText(change, teller)).join('; ') }),
    'ticket.assigned': ({ type, data: { from, to, note, why } }, { say, person }) =>
      (why
        ? say('ticket.assigned.shift_end', { person: person(from) })
        : to === null
          ? say('ticket.assigned.nobody')
          : say(type, { person: person(to) })) + (note ? ` · ${note}` : ''),
    'ticket.postponed': ({ type, data: { until } }, { say, exact }) => say(type, { until: exact(until) }),
    'ticket.promised': ({ type, data: { policy, targets } }, teller) => {
      const { say, language } = teller;
      const what = Object.entries(targets).map(
        ([kind, duration]) =>
          `${inLanguage(promiseWords[kind as PromiseName], language)} — ${durationText(duration, language)}`,
      );
      return policy === null || what.length === 0
        ? say('ticket.promised.nothing')
        : say(type, { what: what.join('; ') });
    },
    'ticket.warned': ({ type, data }, teller) => {
      const { to, promise, dueAt } = data;
      const { say, person, exact, language } = teller;
      return (
        stepSaid(data, teller) ??
        say(to.length > 0 ? type : 'ticket.warned.nobody', {
          ...{ people: to.map(person).join(', '), promise: inLanguage(promiseWords[promise], language) },
          due: exact(dueAt),
        })
      );
    },
    'ticket.late': ({ type, data: { promise, dueAt } }, { say, exact, language }) =>
      say(type, { promise: inLanguage(promiseWords[promise], language), due: exact(dueAt) }),
    'ticket.acknowledged': ({ type, data: { until } }, { say, exact }) =>
      until ? say('ticket.acknowledged.until', { until: exact(until) }) : say(type),
    'ticket.rated': ({ type, data: { rating } }, { say }) => say(type, { rating: String(rating) }),
    'ticket.rating_commented': ({ type, data: { text } }, { say }) => say(type, { text }),
    'ticket.task_set': ({ type, at, data: { task, dueAt } }, teller) =>
      teller.say(type, { task: taskSaid(task, teller), due: teller.due(dueAt, at) }),
    'ticket.task_done': ({ type, data: { task, outcome, result } }, teller) => {
      const ended = outcome && nameIn(teller.definition?.outcomes, outcome, undefined, teller.language);
      return [teller.say(type, { task: taskSaid(task, teller) }), ended, result].filter(Boolean).join(' · ');
    },
    'ticket.task_overdue': ({ type, data: { task } }, teller) => teller.say(type, { task: taskSaid(task, teller) }),
    'ticket.watched': ({ type, data: { user } }, { say, person }) => say(type, { person: person(user) }),
    'ticket.unwatched': ({ type, data: { user } }, { say, person }) => say(type, { person: person(user) }),
    'ticket.paused': ({ type, data: { reason } }, { say }) => say(type, { reason }),
    'ticket.skipped': ({ type, data: { to } }, { say, exact }) => say(type, { to: exact(to) }),
  },
} satisfies Telling;

type PromiseName = keyof typeof promiseWords;

const atStage = (type: string, stage: string, { say, definition, language }: Teller): string =>
  say(type, { stage: nameIn(definition?.stages, stage, undefined, language) });

const changeText = ({ what, to }: { what: string; to: unknown }, { definition, language, exact }: Teller): string => {
  const field = what.startsWith('fields.') && definition?.fields.find(({ key }) => `fields.${key}` === what);
  const words = ticketValueWords[what as keyof typeof ticketValueWords];
  const name = field ? inLanguage(field.name, language) : words ? inLanguage(words, language) : what;
  // another record is known by its link, not by its number
  if (what.endsWith('Id')) return name;
  return `${name}: ${valueText(what, to, language, exact)}`;
};

const valueText = (
  what: string,
  value: unknown,
  language: Teller['language'],
  exact: (at: string) => string,
): string => {
  if (value === null || value === '') return '—';
  if (what === 'priority') return inLanguage(priorityWords[value as keyof typeof priorityWords], language);
  if (what === 'dueAt') return exact(String(value));
  return Array.isArray(value) ? value.join(', ') || '—' : String(value);
};
