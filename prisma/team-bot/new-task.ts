import { isRefusal } from '../../workflows/refusal.ts';
import { refusalSentence } from '../../workflows/refusals.ts';
import { trackText } from '../../workflows/task/track.ts';
import { newTaskSays } from '../../workflows/team-bot/new-task.words.ts';
import { whenIn } from '../../workflows/team-bot/when.ts';
import { nameIn } from '../../workflows/team-bot/who.ts';
import { createTask } from '../task/task.ts';
import { doingOf, plainly, under, type Asked, type Reply } from './asked.ts';
import { cardOf } from './task.ts';
import { readBotTaskById } from './bot-task.queries.ts';
import { peopleOf } from './people.queries.ts';

/** Letters of a task's text. */
const MOST = 500;
/** Without a moment it is for the working day that begins now. */
const USUAL = { by: 'working', amount: 8, unit: 'hours' } as const;

/** A task as one types it in a chat: what, @who, when. Asks back where that is not clear. */
export const newTaskBy = async (asked: Asked, typed: string): Promise<Reply> => {
  const { db, member, wroteAt } = asked;
  const told = newTaskSays(member.language);
  const { rest, typed: who, found } = nameIn(typed, await peopleOf(asked));
  if (who !== undefined && found.length === 0) return plainly(told('whoUnknown', { who }));
  if (found.length > 1) return plainly(told('whoMany', { names: found.map(({ name }) => name).join(', ') }));
  const { text, at, unclear } = whenIn(rest, { now: wroteAt, zone: member.zone });
  if (unclear) return plainly(told(unclear));
  if (text === '') return plainly(told('usage'));
  const responsibleId = found[0]?.id ?? member.id;
  const due = at ? { at } : USUAL;
  const task = { type: 'call', text: text.slice(0, MOST), due, responsibleId };
  const made = await createTask(db, { ...doingOf(asked), ...task });
  if (isRefusal(made)) return plainly(refusalSentence(made, member.language));
  const written = await readBotTaskById(asked, made.id);
  if (!written) return plainly(asked.tell('task.unknown'));
  // its words were typed here: everybody has read them
  const card = cardOf({ ...asked, isGroup: false }, written);
  return under(told('made', { track: trackText(written.track) }), card);
};
