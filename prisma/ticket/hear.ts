import { isEvent } from '../../workflows/event/catalogue.ts';
import { echoOf } from '../../workflows/conversation/echo.ts';
import { isRefusal } from '../../workflows/refusal.ts';
import { Priority } from '../../workflows/ticket/priority.schema.ts';
import type { TicketOrder } from '../../workflows/ticket/order.ts';
import type { Told } from '../../workflows/subject/noun.ts';
import type { ConversationRow } from '../conversation/conversation-row.ts';
import type { Database } from '../client.ts';
import { together } from '../delivery/delivery.ts';
import { echoed } from '../event/echo.ts';
import { readSubject, subjectChange, subjectNow } from '../subject/subject.ts';
import type { SubjectRow } from '../subject/subject-record.ts';
import type { Change, NewEvent } from '../write.ts';
import { newsOfTicket } from './news.ts';
import { newTicket } from './new-ticket.ts';
import { decided } from './decided.ts';
import { tickets } from './ticket-record.ts';

const CLIENT = { kind: 'client' as const };

/**
 * The same change of a conversation with what its ticket hears. What the client writes brings a postponed ticket back; a closed one is opened again
 * within `reopenDays`, and later another one goes on with it. Whoever gets the conversation gets a ticket that nobody has.
 */
export const heardByTicket = async <T>(db: Database, row: ConversationRow, change: Change<T>): Promise<Change<T>> => {
  if (row.ticket_id === null) return change;
  const said = (change.events ?? []).flatMap((event) => {
    const echo = event.subject?.kind === 'conversation' ? echoOf(event, lastOf(row)) : undefined;
    return echo && !isQuiet(event) ? [{ event, type: echo.type.replace('lead.', 'ticket.'), data: echo.data }] : [];
  });
  const holder = holderIn(change.events);
  if (said.length === 0 && holder === undefined) return change;
  const ticket = await readSubject(db, tickets, row.ticket_id);
  if (isRefusal(ticket)) return change;
  const wrote = said.find(({ type }) => type === 'ticket.client_wrote');
  const heard = wrote?.event ?? said[0]?.event;
  const at = subjectNow(ticket, heard?.at);
  const isBack = ticket.closed_at !== null && (await isFresh(db, ticket, at));
  if (wrote && ticket.closed_at && !isBack) return goesOn(db, row, ticket, change, at);
  const echoes = said.flatMap(({ event, type, data: { silentMs: _, ...data } }): NewEvent[] =>
    echoed(
      {
        noun: 'conversation',
        noun_id: row.id,
        at: subjectNow(ticket, event.at),
        actor: event.actor,
        cause: event.cause,
      },
      [{ type, data, subject: { kind: 'ticket', id: ticket.id } }],
    ),
  );
  const back: TicketOrder[] = isBack
    ? [{ do: 'ticket.reopen', by: 'client' }]
    : ticket['postponed_until']
      ? [{ do: 'ticket.wake' }]
      : [];
  const takes = holder !== undefined && ticket['responsible_id'] === null && (isBack || ticket.closed_at === null);
  const orders: TicketOrder[] = [
    ...(wrote ? back : []),
    ...(takes ? [{ do: 'ticket.assign' as const, to: holder }] : []),
  ];
  const changed = orders.length > 0 ? await ordered(db, ticket, change, orders, at) : change;
  // it is opened first, and hears then: a promise begins with her words
  const news = newsOfTicket(ticket, echoes, CLIENT);
  return {
    ...changed,
    inserts: [...(changed.inserts ?? []), ...news],
    events: [...(changed.events ?? []), ...echoes],
  };
};

/** The same change of a conversation with how its client found the ticket. */
export const ratedByTicket = async <T>(db: Database, row: ConversationRow, change: Change<T>): Promise<Change<T>> => {
  const told = (change.events ?? []).flatMap((event): Told[] => {
    if (isEvent(event, 'conversation.rated')) return [{ type: 'ticket.rated', data: { rating: event.data.rating } }];
    return isEvent(event, 'conversation.rating_commented')
      ? [{ type: 'ticket.rating_commented', data: { text: event.data.text } }]
      : [];
  });
  if (row.ticket_id === null || told.length === 0) return change;
  const ticket = await readSubject(db, tickets, row.ticket_id);
  return isRefusal(ticket)
    ? change
    : together(change, [subjectChange(tickets, ticket, { actor: CLIENT, at: subjectNow(ticket) }, told)]);
};

/** Whoever has the talk now, where it has just got somebody. */
const holderIn = (events: NewEvent[] = []): string | undefined => {
  const last = events.findLast(({ type }) => type === 'conversation.taken' || type === 'conversation.assigned');
  if (!last) return undefined;
  return isEvent(last, 'conversation.taken')
    ? last.data.by
    : (isEvent(last, 'conversation.assigned') && last.data.to) || undefined;
};

const lastOf = ({ account, last_at }: ConversationRow) => ({ account, lastAt: last_at.toISOString() });

/** Nobody has to read it. */
const isQuiet = (event: NewEvent): boolean =>
  isEvent(event, 'conversation.received') && (event.data.quiet === true || event.data.robot === true);

/** A client's words open it again: it was closed a short while ago. */
const isFresh = async (db: Database, ticket: SubjectRow, at: string): Promise<boolean> =>
  ticket['merged_into_id'] === null &&
  Date.parse(at) - ticket.closed_at!.getTime() <= (await reopenDays(db)) * 86_400_000;

const goesOn = async <T>(
  db: Database,
  talk: ConversationRow,
  ticket: SubjectRow,
  change: Change<T>,
  at: string,
): Promise<Change<T>> => {
  const text = (column: string) => String(ticket[column]);
  const wish = {
    ...{ subject: text('subject'), description: '', type: text('type'), topic: text('topic') },
    ...{ priority: Priority.parse(ticket['priority']), source: 'talk' as const, followsId: ticket.id },
    ...{ branch: text('branch'), region: text('region'), tags: [], fields: {} },
  };
  const made = await newTicket(db, wish, talk, { actor: CLIENT });
  if (isRefusal(made)) return change;
  const { id, track } = made.result;
  const told = subjectChange(tickets, ticket, { actor: CLIENT, at }, [
    { type: 'ticket.followed', data: { ticket: id, track } },
  ]);
  return { ...together(change, [made, told]), updates: [...withTicket(change, id), ...(told.updates ?? [])] };
};

/** The conversation's own update, which is written with what it has heard. */
const withTicket = ({ updates = [] }: Change<unknown>, id: string) =>
  updates.map((update) =>
    update.table === 'conversation' ? { ...update, set: { ...update.set, ticket_id: id } } : update,
  );

const ordered = async <T>(
  db: Database,
  ticket: SubjectRow,
  change: Change<T>,
  orders: TicketOrder[],
  at: string,
): Promise<Change<T>> => {
  const told = await decided(db, ticket, orders, at);
  return isRefusal(told) ? change : together(change, [subjectChange(tickets, ticket, { actor: CLIENT, at }, told)]);
};

/** For so many days a client's words open a closed ticket again. */
const reopenDays = async (db: Database): Promise<number> => {
  const { rows } = await db.pool.query<{ days: number }>({
    name: 'ticket-reopen-days',
    text: `SELECT coalesce((SELECT (value ->> 'reopenDays')::int FROM setting WHERE key = 'tickets'), 7) AS days`,
    values: [],
  });
  return rows[0]!.days;
};
