import { contactColumns, evolveContact } from '../../workflows/contact/decide.ts';
import { runningPromise } from '../../workflows/conversation/promise.ts';
import { written } from '../../workflows/event/difference.ts';
import { addressIn, addressKindOf } from '../../workflows/channel/index.ts';
import { isRefusal } from '../../workflows/refusal.ts';
import { isVisitorName } from '../../workflows/widget/visitor-name.ts';
import type { Database } from '../client.ts';
import { searchOf } from '../contact/contact.ts';
import { addressesOf, type AddressRow } from '../contact/address-row.ts';
import { contactOf, readContactRow, recordChange, type ContactRow } from '../contact/contact-row.ts';
import { conversationOf, orderConversation, type ConversationRow } from '../conversation/conversation-row.ts';
import { together } from '../delivery/delivery.ts';
import { uuidv7 } from '../id.ts';
import { mergeRecords } from '../merge/merge.ts';
import { command, type Change } from '../write.ts';

type Recognized = {
  account: string;
  /** the talk of somebody unknown, by her own token; and the one of whom the site has signed for */
  from: string;
  to: string;
  name: string | null;
};

const by = { kind: 'client' as const };

/**
 * A visitor signs in on the site: the open talk that she began unknown is hers from now on, once. Where she has one already, that one ends and this
 * one continues it. Only the site's signature says who she is; what she typed says nothing. A talk that is closed stays as it was.
 */
export const recognizeVisitor = async (db: Database, { account, from, to, name }: Recognized): Promise<void> => {
  const stranger = await command<{ gone: string; stays: string } | null>(db, { request: null }, async () => {
    const { rows } = await db.pool.query<ConversationRow>({
      name: 'talks-to-join',
      text: 'SELECT * FROM conversation WHERE account = $1 AND thread IN ($2, $3)',
      values: [account, from, to],
    });
    const [mine, hers] = [rows.find(({ thread }) => thread === from), rows.find(({ thread }) => thread === to)];
    if (!mine || mine.state === 'closed' || mine.spam_at) return { result: null };
    const contact = await readContactRow(db, mine.contact_id);
    if (!contact) return { result: null };
    return joined(mine, hers, contact, { to, name, addresses: await addressesOf(db, contact.id) });
  });
  if (isRefusal(stranger) || !stranger) return;
  // of whom nothing else is known is the same person; who was known before stays apart until a user says so
  await mergeRecords(db, { ...stranger, noun: 'contact', choice: {}, actor: { kind: 'system' } });
};

const joined = (
  mine: ConversationRow,
  hers: ConversationRow | undefined,
  contact: ContactRow,
  { to, name, addresses }: Pick<Recognized, 'to' | 'name'> & { addresses: AddressRow[] },
): Change<{ gone: string; stays: string } | null> => {
  const doing = { actor: by, at: new Date().toISOString() };
  const before = hers && {
    ...{ id: hers.id, assignee: hers.assignee_id, unread: hers.unread },
    waitingSince: hers.waiting_since?.toISOString() ?? null,
    promised: runningPromise({ ...conversationOf(hers), ticket: hers.ticket_id }) ?? null,
  };
  const order = { do: 'recognize' as const, name: name ?? contact.name, before: before ?? null };
  const isStranger = isVisitorName(contact.name) && contact.merged_into_id === null;
  if (hers) {
    const columns = { thread: to, contact_id: hers.contact_id };
    // the thread has to be free before another talk takes it
    const left = orderConversation(hers, doing, { do: 'continue', in: mine.id }, { thread: `${to}/${hers.id}` });
    const taken = orderConversation(mine, doing, order, columns);
    if (isRefusal(left) || isRefusal(taken)) return { result: null };
    // what she typed before she was known may be somebody else's: it comes to no known person by itself
    const typed = addresses.some(({ kind }) => kind !== addressKindOf(mine.account));
    const isSame = isStranger && !typed && contact.id !== hers.contact_id;
    const whom = isSame ? { gone: contact.id, stays: hers.contact_id } : null;
    return together<typeof whom>({ result: whom }, [left, taken]);
  }
  const taken = orderConversation(mine, doing, order, { thread: to });
  if (isRefusal(taken)) return { result: null };
  const address = {
    ...{ id: uuidv7(), contact_id: contact.merged_into_id ?? contact.id, trust: 'confirmed', owner: true },
    ...{ kind: addressKindOf(mine.account), value: addressIn({ account: mine.account, thread: to }), since: doing.at },
    origin: { from: 'message', key: mine.account },
  };
  return together<null>({ result: null }, [
    taken,
    { inserts: [{ table: 'address', row: address }], result: null },
    ...(name && isStranger ? [named(contact, name, addresses, doing)] : []),
  ]);
};

/** Who was called "visitor" is called as the site says. */
const named = (
  contact: ContactRow,
  name: string,
  addresses: AddressRow[],
  doing: { actor: typeof by; at: string },
): Change => {
  const changed = {
    type: 'contact.changed' as const,
    data: { changes: [{ what: 'name', from: contact.name, to: name }], version: contact.version + 1 },
  };
  const state = contactOf(contact);
  const { events, set } = written(contactColumns, evolveContact, { state, events: [changed], at: doing.at });
  return recordChange('contact', contact, doing, { events, set: { ...set, search: searchOf(name, addresses) } });
};
