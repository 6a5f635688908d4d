import { isEvent } from '../event/catalogue.ts';

/** So many of a hundred contacts are answered within so many seconds. */
export type Target = { percent: number; seconds: number };

/** What happened in a talk, as far as contacts go by it. */
export type ContactEvent = {
  talk: string;
  account: string;
  type: string;
  /** ISO moment */
  at: string;
  actor: { kind: string };
  data: Record<string, unknown>;
};

export const contactTypes = [
  ...['conversation.began', 'conversation.reopened', 'conversation.received', 'conversation.answered'],
  ...[
    'conversation.withdrawn',
    'conversation.closed',
    'conversation.shut_out',
    'conversation.continued',
    'conversation.recognized',
  ],
];

/** A client's first words in a talk that was new or closed, until somebody answers them or the talk is closed without. */
export type Contact = {
  talk: string;
  account: string;
  since: string;
  end: { how: 'answered' | 'left'; at: string } | null;
};

/** The contacts that began with these events, in the order of their beginning. Those of senders who were shut out, and those that went on in another talk, are none. */
export const contactsOf = (events: ContactEvent[]): Contact[] => {
  const contacts = new Set<Contact>();
  const talks = new Map<string, Talk>();
  for (const event of events) {
    const { talk, account, at } = event;
    const known = talks.get(talk);
    const begin = (since: string) => {
      const contact: Contact = { talk, account, since, end: null };
      contacts.add(contact);
      talks.set(talk, { contact });
    };
    if (isEvent(event, 'conversation.began')) talks.set(talk, {});
    else if (isEvent(event, 'conversation.reopened')) {
      // by a colleague it goes on, by its client it begins anew
      if (event.actor.kind === 'client') talks.set(talk, {});
    } else if (isEvent(event, 'conversation.received')) {
      if (known && !known.contact && !event.data.robot && !event.data.quiet) begin(at);
    } else if (isEvent(event, 'conversation.recognized')) {
      if (event.data.waitingSince && !known?.contact) begin(event.data.waitingSince);
    } else if (isEvent(event, 'conversation.answered') && known && !known.contact && !event.data.automatic) {
      // we wrote first: she answers us
      talks.delete(talk);
    } else if (known?.contact) hear(event, { ...known, contact: known.contact }, { contacts, talks });
  }
  return [...contacts].sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0));
};

/** `answer`: the message that ended the wait */
type Talk = { contact?: Contact; answer?: string };
type Heard = { contacts: Set<Contact>; talks: Map<string, Talk> };

const hear = (event: ContactEvent, { contact, answer }: Talk & { contact: Contact }, { contacts, talks }: Heard) => {
  const { talk, at } = event;
  if (isEvent(event, 'conversation.answered')) {
    if (contact.end || event.data.automatic || event.actor.kind !== 'user') return;
    contact.end = { how: 'answered', at };
    talks.set(talk, { contact, answer: event.data.message });
  } else if (isEvent(event, 'conversation.withdrawn')) {
    // what was taken back before it left was no answer
    if (event.data.message !== answer || !event.data.waitingSince) return;
    contact.end = null;
    talks.set(talk, { contact });
  } else {
    talks.delete(talk);
    if (contact.end) return;
    if (isEvent(event, 'conversation.closed')) contact.end = { how: 'left', at };
    else contacts.delete(contact);
  }
};

export type Level = {
  /** contacts that began */
  offered: number;
  inTime: number;
  late: number;
  /** closed without an answer */
  left: number;
  /** still waiting, of these so many longer than promised */
  waiting: number;
  overdue: number;
  /** of a hundred that are decided, those answered in time; null where none is */
  level: number | null;
};

export type Fate = 'in_time' | 'late' | 'left' | 'waiting' | 'overdue';

/** What became of a contact. What is answered in the very second that was promised is in time. */
export const fateOf = ({ since, end }: Contact, { seconds }: Target, now: string): Fate => {
  if (end?.how === 'left') return 'left';
  const isLate = Date.parse(end?.at ?? now) - Date.parse(since) > seconds * 1000;
  return end ? (isLate ? 'late' : 'in_time') : isLate ? 'overdue' : 'waiting';
};

/** The service level: answered in time, of all that were answered, left or have waited longer than promised already. */
export const levelOf = (contacts: Contact[], target: Target, now: string): Level => {
  const many: Record<Fate, number> = { in_time: 0, late: 0, left: 0, waiting: 0, overdue: 0 };
  for (const contact of contacts) many[fateOf(contact, target, now)] += 1;
  const decided = many.in_time + many.late + many.left + many.overdue;
  return {
    ...{ offered: contacts.length, inTime: many.in_time, late: many.late, left: many.left },
    ...{ waiting: many.waiting + many.overdue, overdue: many.overdue },
    level: decided === 0 ? null : Math.round((100 * many.in_time) / decided),
  };
};
