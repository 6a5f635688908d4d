import { isRefusal } from '../../workflows/refusal.ts';
import { refusalSentence } from '../../workflows/refusals.ts';
import { trackText } from '../../workflows/task/track.ts';
import { whenIn } from '../../workflows/team-bot/when.ts';
import { nameIn } from '../../workflows/team-bot/who.ts';
import { createTask } from '../task/task.ts';
import { doingOf, plainly, type Asked, type Reply } from './asked.ts';
import { cardOf } from './task.ts';
import { readBotTaskById } from './task.queries.ts';

/** Letters of a task's text. */
const MOST = 500;
/** Without a moment it is for the working day that begins now. */
const USUAL = { by: 'working', amount: 8, unit: 'hours' } as const;

/** A task as one types it in a chat: what, @who, when. Asks back where that is not clear. */
export const newTaskBy = async (asked: Asked, typed: string): Promise<Reply> => {
  const { db, member, wroteAt, tell } = asked;
  const { rest, typed: who, found } = nameIn(typed, await peopleOf(asked));
  if (who !== undefined && found.length === 0) return plainly(tell('new.whoUnknown', { who }));
  if (found.length > 1) return plainly(tell('new.whoMany', { names: found.map(({ name }) => name).join(', ') }));
  const { text, at, unclear } = whenIn(rest, { now: wroteAt, zone: member.zone });
  if (unclear) return plainly(tell(`new.${unclear}`));
  if (text === '') return plainly(tell('new.usage'));
  const responsibleId = found[0]?.id ?? member.id;
  const due = at ? { at } : USUAL;
  const task = { type: 'call', text: text.slice(0, MOST), due, responsibleId };
  const made = await createTask(db, { ...doingOf(asked), ...task });
  if (isRefusal(made)) return plainly(refusalSentence(made, member.language));
  const written = await readBotTaskById(asked, made.id);
  if (!written) return plainly(tell('task.unknown'));
  // its words were typed here: everybody has read them
  const { named, bare } = cardOf({ ...asked, isGroup: false }, written);
  const head = tell('new.made', { track: trackText(written.track) });
  return { named: under(head, named), bare: under(head, bare) };
};

const under = (head: string, says: Reply['named']): Reply['named'] =>
  says.do === 'say' ? { ...says, text: `${head}\n${says.text}` } : says;

const peopleOf = async ({ db }: Asked) => {
  const { rows } = await db.pool.query<{ id: string; name: string; email: string; username: string | null }>(
    `SELECT u.id, u.name, u.email, k.username FROM app_user u LEFT JOIN team_link k ON k.user_id = u.id WHERE u.disabled_at IS NULL ORDER BY u.name`,
  );
  return rows;
};
