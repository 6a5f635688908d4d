import { isRefusal } from '../../workflows/refusal.ts';
import { refusalSentence } from '../../workflows/refusals.ts';
import { promiseWords } from '../../workflows/service/promise.words.ts';
import { trackIn, trackText } from '../../workflows/task/track.ts';
import { pressOf, type Press } from '../../workflows/team-bot/press.ts';
import type { Button } from '../../workflows/team-bot/says.ts';
import { ticketSays } from '../../workflows/team-bot/ticket.words.ts';
import { nameIn } from '../../workflows/team-bot/who.ts';
import { newTaskSays } from '../../workflows/team-bot/new-task.words.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { createTicket } from '../ticket/create-ticket.ts';
import { orderTicket } from '../ticket/ticket.ts';
import { both, doingOf, moment, plainly, under, type Asked, type Reply } from './asked.ts';
import { readBotTicket, type BotTicket } from './bot-ticket.queries.ts';
import { peopleOf } from './people.queries.ts';
import type { Pressed } from './task.ts';

/** Letters of a ticket's subject. */
const MOST = 300;

/** A ticket as one types it in a chat: what it is about, and @who has it; nobody named: whoever is found by rule. */
export const newTicketBy = async (asked: Asked, typed: string): Promise<Reply> => {
  const { db, member } = asked;
  const says = ticketSays(member.language);
  const told = newTaskSays(member.language);
  const { rest, typed: who, found } = nameIn(typed, await peopleOf(asked));
  if (who !== undefined && found.length === 0) return plainly(told('whoUnknown', { who }));
  if (found.length > 1) return plainly(told('whoMany', { names: found.map(({ name }) => name).join(', ') }));
  const subject = rest.trim().replace(/\s+/g, ' ').slice(0, MOST);
  if (subject === '') return plainly(says('newUsage'));
  const ticket = {
    ...{ subject, description: '', type: '', topic: '', priority: 'normal' as const, source: 'bot' as const },
    ...{ branch: '', region: '', tags: [], fields: {}, ...(found[0] ? { assigneeId: found[0].id } : {}) },
  };
  const made = await createTicket(db, { ...doingOf(asked), ticket });
  if (isRefusal(made)) return plainly(refusalSentence(made, member.language));
  const { rows } = await db.pool.query<{ track: string }>('SELECT track FROM ticket WHERE id = $1', [made.id]);
  const { track = '' } = rows[0] ?? {};
  const head = says('made', { track: trackText(track) });
  const written = await readBotTicket(asked, track);
  // its words were typed here: everybody has read them
  return written ? under(head, ticketCard({ ...asked, isGroup: false }, written)) : plainly(head);
};

export const oneTicket = async (asked: Asked, typed: string): Promise<Reply> => {
  const says = ticketSays(asked.member.language);
  const track = trackIn(typed);
  if (track === undefined) return plainly(says('usage'));
  const ticket = await readBotTicket(asked, track);
  if (asked.isGroup && !ticket?.forAll) return plainly(says('notForAll'));
  return ticket ? ticketCard(asked, ticket) : plainly(says('unknown'));
};

/** A ticket as it is now. Where not everybody here may see it, only its number and how it stands. */
const ticketCard = (asked: Asked, ticket: BotTicket): Reply => {
  const { member, isGroup } = asked;
  const says = ticketSays(member.language);
  const { track, subject, responsible, promise } = ticket;
  const mayName = !isGroup || ticket.forAll;
  return both(
    (named) =>
      [
        named && mayName ? says('line', { track: trackText(track), subject }) : trackText(track),
        says('stage', { stage: stageName(asked, ticket, ticket.stage) }),
        responsible ? says('who', { who: responsible.name }) : says('nobody'),
        ...(promise?.dueAt
          ? [
              says('due', {
                promise: inLanguage(promiseWords[promise.kind], member.language),
                due: `${moment(asked, promise.dueAt)}${promise.state === 'late' ? ' ⏰' : ''}`,
              }),
            ]
          : []),
      ].join('\n'),
    buttonsOf(asked, ticket),
  );
};

/** Taken where nobody has it, moved to any other stage that asks for no reason. */
const buttonsOf = (asked: Asked, ticket: BotTicket): Button[][] => {
  const { id, track, stage, stages, responsible, isClosed } = ticket;
  const open = { text: asked.say('button.open'), path: `/tickets/${id}` };
  if (isClosed) return [[open]];
  const take = { text: asked.say('button.take'), press: pressOf({ do: 'ticket-take', track }) };
  const moves = stages
    .filter(({ key, kind }) => key !== stage && kind !== 'lost')
    .map(({ key }): Button[] => [
      { text: stageName(asked, ticket, key), press: pressOf({ do: 'ticket-move', track, stage: key }) },
    ]);
  return [[...(responsible === null ? [take] : []), open], ...moves];
};

const stageName = ({ member }: Asked, { stages }: BotTicket, key: string): string =>
  inLanguage(stages.find((stage) => stage.key === key)?.name ?? { ru: key }, member.language);

type OnTicket = Extract<Press, { do: 'ticket-take' | 'ticket-move' }>;

/** Of two who take it at once the second is told who has it. */
export const pressTicket = async (asked: Asked, press: OnTicket): Promise<Pressed> => {
  const { db, member, tell } = asked;
  const says = ticketSays(member.language);
  const ticket = await readBotTicket(asked, press.track);
  if (!ticket) return { nod: says('unknown') };
  const { id: ticketId, responsible, version } = ticket;
  if (press.do === 'ticket-take' && responsible)
    return {
      nod: responsible.id === member.id ? tell('nod.alreadyYours') : says('who', { who: responsible.name }),
      card: ticketCard(asked, ticket),
    };
  const order =
    press.do === 'ticket-take'
      ? { do: 'ticket.assign' as const, to: member.id }
      : { do: 'ticket.move' as const, stage: press.stage };
  const done = await orderTicket(db, { ...doingOf(asked), ticketId, orders: [order], version });
  const now = (await readBotTicket(asked, press.track)) ?? ticket;
  const card = ticketCard(asked, now);
  if (isRefusal(done)) return { nod: refusalSentence(done, member.language), card };
  return { nod: tell(press.do === 'ticket-take' ? 'nod.taken' : 'move.done'), card };
};
