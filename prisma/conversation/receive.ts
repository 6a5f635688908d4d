import { isFlood } from '../../workflows/conversation/evolve.ts';
import type { FromClient, IncomingMessage } from '../../workflows/conversation/incoming.ts';
import { addressIn, channelOf } from '../../workflows/channel/index.ts';
import { automaticAnswer, type Desk } from '../../workflows/conversation/automatic.ts';
import { isCarried, kindsOf } from '../../workflows/conversation/part.ts';
import { promisedToTalk } from '../../workflows/conversation/promise.ts';
import { heardAs, type Heard } from '../../workflows/conversation/rating.ts';
import { ratingWords } from '../../workflows/conversation/rating.words.ts';
import type { TalkPipeline } from '../../workflows/conversation/state.ts';
import type { ServicePolicy } from '../../workflows/service/policy.schema.ts';
import type { Candidate } from '../../workflows/lead/assign.ts';
import { placeOf } from '../../workflows/conversation/place.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import { isRefusal, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { together } from '../delivery/delivery.ts';
import { uuidv7 } from '../id.ts';
import { clientsFor } from '../service/client-facts.ts';
import { groupOf } from '../../workflows/work/group.ts';
import type { GroupRow } from '../work/place.ts';
import { command, type Change } from '../write.ts';
import { clearTrouble, keepTrouble } from './address-trouble.ts';
import { beginConversation } from './begin.ts';
import { joined } from './new-conversation.ts';
import { alertsOf } from './alert.ts';
import { answeredByItself } from './answer-by-itself.ts';
import { conversationOf, orderConversation, type ConversationRow } from './conversation-row.ts';
import { heardByTicket, ratedByTicket } from '../ticket/hear.ts';
import { openedTicket } from '../ticket/open-by-door.ts';
import { heardByLead } from './echo.ts';
import { isAnsweredEnough, threadOf } from './find-talk.ts';
import { changedMessage, withdrawnMessage } from './message-change.ts';
import { lowRating } from './low-rating.ts';
import { inFlood } from './too-many.ts';
import { fetchesOf } from './file-fetch.ts';
import { attached } from './message-file.ts';
import { meetingAnswered } from '../task/meeting-answer.ts';
import { knownOf, type Known } from './known.ts';
import { toldAddresses } from './told-addresses.ts';

/** The account that was written to. */
export type WrittenTo = {
  id: string;
  pipelineId: string | null;
  /** the key of that pipeline where a new talk becomes a ticket of it */
  tickets: string | null;
  /** the automations of its talks */
  entry: TalkPipeline | null;
  languages: Language[];
  people: string[];
  /** that take work */
  groups: GroupRow[];
  /** what the house promises */
  policies: ServicePolicy[];
  desk: Desk;
  /** those who answer in it and are on shift */
  present: (at: string) => Promise<Candidate[]>;
};

const by = { kind: 'client' as const };

/**
 * Writes down what a client has sent: once, by the provider's id, however often and in whatever order it comes. A new person becomes a contact, and
 * a lead where the account says so. Returns what is wrong with it for good, or nothing; `waits` hears of a talk that somebody is to be found for.
 */
export const receive = async (
  db: Database,
  account: WrittenTo,
  came: FromClient,
  waits: (id: string) => void,
): Promise<Refusal | undefined> => {
  const incoming = came.what === 'message' ? { ...came, thread: await threadOf(db, account.id, came) } : came;
  const address = addressIn({ account: account.id, thread: incoming.thread });
  if (incoming.what === 'blocked') await keepTrouble(db, account.id, address);
  const done = await command<{ waits: string | null }>(db, { request: null }, async () => {
    const known = await knownOf(db, account.id, incoming, address);
    if (known.troubled && (incoming.what === 'message' || incoming.what === 'unblocked'))
      await clearTrouble(db, account.id, address, incoming.what === 'unblocked');
    const change = await changeBy(db, known.row ? account : await inFlood(db, account), incoming, known);
    return isRefusal(change) ? change : { ...change, result: { waits: waitingOf(change, known.row) } };
  });
  if (isRefusal(done)) return done;
  if (done.waits !== null && takes(account)) waits(done.waits);
  const { thread } = incoming;
  return incoming.what === 'message' && incoming.then
    ? receive(db, account, { what: incoming.then, thread }, waits)
    : undefined;
};

/** Somebody takes by rule what comes to it. */
const takes = ({ people, groups }: WrittenTo): boolean => people.length > 0 || groups.length > 0;

/** The talk, where the client waits for somebody who is still to be found; also of a message that has come before, should nobody have got as far. */
const waitingOf = ({ updates, inserts }: Change<unknown>, row: ConversationRow | undefined): string | null => {
  const begun = inserts?.find(({ table }) => table === 'conversation')?.row;
  const set = updates?.find(({ table }) => table === 'conversation')?.set;
  const now = { ...row, ...begun, ...set } as Partial<ConversationRow>;
  return now.state === 'waiting' && now.waiting_since != null && now.assignee_id == null ? (now.id ?? null) : null;
};

const changeBy = async (
  db: Database,
  account: WrittenTo,
  incoming: FromClient,
  known: Known,
): Promise<Change<unknown> | Refusal> => {
  const { row, message } = known;
  const at = new Date().toISOString();
  const doing = { actor: by, at };
  if (incoming.what === 'blocked' || incoming.what === 'unblocked') {
    if (!row) return NOTHING;
    return orderConversation(row, doing, { do: incoming.what === 'blocked' ? 'block' : 'unblock' });
  }
  if (incoming.what === 'deleted') return row && message ? withdrawnMessage(row, message, doing) : NOTHING;
  if (message) return row ? changedMessage(row, message, incoming, doing) : NOTHING;
  const begun = row ? { row, change: NOTHING } : await beginConversation(db, account, incoming, known, at);
  const releases = isGrouped(account, begun.row);
  const responsible = releases ? null : known.responsible;
  const { greeting, absence, notice } = account.desk;
  const says = greeting !== null || absence !== null || !!notice;
  const silent = incoming.silent === true || (says && (await isAnsweredEnough(db, known.contactId, account.id)));
  const heard = heardIn(begun.row, incoming, known, at);
  const opened = heard ? undefined : await openedTicket(db, account, begun.row, incoming, { ...doing, first: !row });
  const contactId = begun.row.contact_id;
  const clients = await clientsFor(db, account.policies, [contactId]);
  const received = receivedMessage(
    begun.row,
    account,
    incoming,
    { ...known, responsible },
    { ...doing, first: !row, silent, releases, heard, ticket: opened?.result ?? null, client: clients(contactId) },
  );
  if (isRefusal(received)) return received;
  const told = row ? await toldAddresses(db, row.contact_id, account.id, incoming, doing) : [];
  // a calendar answers by itself, too
  if (!begun.row.spam_at) told.push(...(await meetingAnswered(db, incoming)));
  const alone = row ? received : joined(begun, received);
  const whole = opened ? together(alone, [opened]) : alone;
  const rated = received.events!.find((event) => event.type === 'conversation.rated');
  const low = rated ? await lowRating(db, begun.row, rated.data.rating, incoming.from.name) : [];
  if (incoming.robot) return together(whole, told);
  const alerts = await alerted(db, account, begun.row, received, { name: incoming.from.name, at });
  // an answer to our question, or of a sender who is shut out, moves no lead
  const isQuiet = received.events!.some((event) => event.type === 'conversation.received' && event.data.quiet);
  if (isQuiet) return ratedByTicket(db, begun.row, together(whole, [...told, ...low, alerts]));
  const ticketed = await heardByTicket(db, begun.row, together(whole, [...told, alerts]));
  return heardByLead(db, row ? known.lead : begun.row.lead_id, begun.row, ticketed);
};

/** A group takes it: nobody has it because a lead is hers, or from last time. */
const isGrouped = ({ groups, id }: WrittenTo, { language }: ConversationRow): boolean =>
  groupOf(groups, { account: id, language }) !== undefined;

const alerted = async (
  db: Database,
  account: WrittenTo,
  row: ConversationRow,
  { updates }: Change<unknown>,
  { name, at }: { name: string; at: string },
): Promise<Change> => {
  const now = { ...row, ...updates![0]!.set };
  // nobody is told of what needs no reading, nor again and again of one who pours messages in
  if (now.state === 'closed' || isFlood(row.unread)) return { result: null };
  // whoever gets it by rule is told then
  if (now.assignee_id === null && (account.people.length > 0 || isGrouped(account, row))) return { result: null };
  const given = now.assignee_id !== row.assignee_id;
  return { inserts: await alertsOf(db, account.present, now, { name, given, at }), result: null };
};

const thanksFor = (heard: Heard, language: Language) =>
  'rating' in heard ? { text: inLanguage(ratingWords.thanks, language) } : null;

const NOTHING: Change<unknown> = { result: null };

const receivedMessage = (
  row: ConversationRow,
  account: WrittenTo,
  incoming: IncomingMessage,
  { contactId, lead, responsible, replyTo, lastPlace, lastSaid }: Known,
  {
    first,
    silent,
    releases,
    heard,
    ticket,
    client,
    ...doing
  }: {
    actor: typeof by;
    at: string;
    heard: Heard | null;
    ticket: { id: string; track: string } | null;
    client: object;
  } & Record<'first' | 'silent' | 'releases', boolean>,
): Change<unknown> | Refusal => {
  const id = uuidv7();
  const { text, at, externalId, editedAt, robot, html, by } = incoming;
  const parts = by ? incoming.parts.map((part) => (part.kind === 'file' ? { ...part, by } : part)) : incoming.parts;
  const said = { message: id, text, ...kindsOf(parts) };
  const { place, late } = placeOf(at, lastPlace, lastSaid);
  const state = conversationOf(row);
  const came = {
    newPerson: first && contactId === null,
    language: row.language as Language,
    at,
    edited: editedAt !== null,
  };
  const answer =
    silent || row.spam_at
      ? null
      : heard
        ? thanksFor(heard, row.language as Language)
        : automaticAnswer(account.desk, state, { ...came, late }, doing.at);
  const automatic = answer && { message: uuidv7(), ...answer };
  const unblocks = channelOf(account.id)?.talks?.own !== false;
  const order = {
    ...{ do: 'receive' as const, said, account: account.id, first, responsible, automatic, heard },
    promises: row.ticket_id === null ? promisedToTalk(row, account.policies, doing.at, client) : null,
    ...{ unblocks, releases, ticket, ...(robot ? { robot } : {}) },
    ...{ entry: account.entry, silentMs: first ? undefined : Date.parse(doing.at) - row.last_at.getTime() },
  };
  const change = orderConversation(row, doing, order, {
    ...(lead !== row.lead_id && !first ? { lead_id: lead } : {}),
    ...(ticket ? { ticket_id: ticket.id } : {}),
  });
  if (isRefusal(change)) return change;
  const number = change.events!.find(({ type }) => type === 'conversation.received')!.seq;
  const message = {
    ...{ id, conversation_id: row.id, account: account.id, number, direction: 'in', text, parts, at },
    ...{ place, external_id: externalId, reply_to: replyTo, edited_at: editedAt },
  };
  const marked = html === undefined ? [] : [{ table: 'message_html', row: { message_id: id, html } }];
  const files = [...fetchesOf(message), ...attached(id, parts, null)];
  const whole = { ...change, inserts: [{ table: 'message', row: message }, ...marked, ...files] };
  return automatic ? answeredByItself(row, whole, automatic, doing.at) : whole;
};

/** What it is to a question of ours. */
const heardIn = (
  row: ConversationRow,
  { text, parts, at, editedAt, robot }: IncomingMessage,
  { lastPlace, lastSaid }: Known,
  now: string,
): Heard | null =>
  editedAt === null && !robot
    ? heardAs(
        conversationOf(row),
        { text, parts: parts.filter(isCarried).length, late: placeOf(at, lastPlace, lastSaid).late },
        now,
      )
    : null;
