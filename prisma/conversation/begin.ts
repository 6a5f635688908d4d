import type { IncomingMessage } from '../../workflows/conversation/incoming.ts';
import { languages } from '../../workflows/words/words.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import type { Database } from '../client.ts';
import { newLead } from '../lead/new-lead.ts';
import { uuidv7 } from '../id.ts';
import { pipelineOfVersion } from '../pipeline/pipeline.ts';
import { addressIn, addressKindOf, channelOf, kindOf } from '../../workflows/channel/index.ts';
import type { Change } from '../write.ts';
import { searchOf } from '../contact/contact.ts';
import type { ConversationRow } from './conversation-row.ts';
import type { Known } from './known.ts';
import { newConversation } from './new-conversation.ts';
import type { WrittenTo } from './receive.ts';
import { toldRows } from './told-addresses.ts';

/**
 * Whoever writes for the first time: somebody known by this address, or a new contact with it, and a lead where the account says so. A name and
 * words of a stranger touch nobody who is known. The conversation's row is for whoever writes its first message.
 */
export const beginConversation = async (
  db: Database,
  account: WrittenTo,
  { thread, from, robot }: IncomingMessage,
  known: Known,
  at: string,
): Promise<{ row: ConversationRow; change: Change<unknown> }> => {
  const language = languageOf(from.language, account);
  const person =
    known.contactId === null
      ? await newPerson(db, account, { thread, from, language, at, robot: robot === true })
      : { contactId: known.contactId, leadId: known.lead, change: { result: null } };
  const { contactId, leadId } = person;
  const begun = newConversation(
    // a newsletter is nobody's talk
    { account: account.id, thread, contactId, leadId, language, entry: robot ? null : account.entry },
    { actor: { kind: 'client' }, at },
  );
  const { change } = person;
  return { row: begun.row, change: { ...change, events: [...(change.events ?? []), ...begun.change.events!] } };
};

/** What the provider says, as far as we speak it; else the account's first. */
const languageOf = (said: string | null, { languages: own }: WrittenTo): Language => {
  const short = said?.slice(0, 2) as Language | undefined;
  return short && languages.includes(short) ? short : ((own[0] ?? 'ru') as Language);
};

type Newcomer = Pick<IncomingMessage, 'thread' | 'from'> & { language: Language; at: string; robot: boolean };

const newPerson = async (
  db: Database,
  account: WrittenTo,
  { thread, from, language, at, robot }: Newcomer,
): Promise<{ contactId: string; leadId: string | null; change: Change<unknown> }> => {
  const { rows } = await db.pool.query<{ published_id: string | null }>(
    `SELECT published_id FROM pipeline WHERE id = $1 AND noun = 'lead' AND published_id IS NOT NULL AND archived_at IS NULL`,
    [account.pipelineId],
  );
  const doing = { actor: { kind: 'client' as const }, at };
  const kind = addressKindOf(account.id)!;
  const value = addressIn({ account: account.id, thread });
  const own = channelOf(account.id)?.talks?.own !== false;
  const typed = own ? {} : { [kind]: value };
  const { name, told = [] } = from;
  let contactId = uuidv7();
  let leadId: string | null = null;
  let change: Change<unknown> = {
    inserts: [{ table: 'contact', row: { id: contactId, name, language } }],
    result: null,
  };
  const version = rows[0]?.published_id;
  // a newsletter is nobody's deal
  if (version && !robot) {
    const begun = await newLead(db, doing, await pipelineOfVersion(db, version), {
      ...{
        name,
        person: { name, phone: null, email: null, ...typed, language },
        fields: {},
        tags: [],
        amount: null,
        at,
      },
      ...{
        source: { channel: kindOf(account.id), account: account.id },
        responsible: null,
        told: {},
      },
    });
    leadId = begun.result.id;
    contactId = String(begun.inserts!.find(({ table }) => table === 'lead_contact')!.row['contact_id']);
    change = begun;
  }
  if (leadId !== null && !own) return { contactId, leadId, change };
  const address = {
    ...{ id: uuidv7(), contact_id: contactId, kind, value },
    // who writes in a chat holds it; anybody may write a name on a letter
    ...{ trust: own ? 'confirmed' : 'claimed' },
    origin: { from: 'message', key: account.id, ...(leadId ? { lead: leadId } : {}) },
    ...{ owner: own || !(await isOwned(db, kind, value)), since: at },
  };
  const inserts = (change.inserts ?? []).map((one) =>
    one.table === 'contact' && told.length > 0 ? { ...one, row: { ...one.row, search: searchOf(name, told) } } : one,
  );
  const others = await toldRows(db, { contactId, account: account.id, at }, told);
  return {
    contactId,
    leadId,
    change: { ...change, inserts: [...inserts, { table: 'address', row: address }, ...others] },
  };
};

/** By somebody who has refused it, or was found too late. */
const isOwned = async (db: Database, kind: string, value: string): Promise<boolean> => {
  const { rowCount } = await db.pool.query('SELECT 1 FROM address WHERE owner AND kind = $1 AND value = $2', [
    kind,
    value,
  ]);
  return rowCount !== 0;
};
