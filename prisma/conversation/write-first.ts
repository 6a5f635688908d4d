import { addressKindOf, channelOf } from '../../workflows/channel/index.ts';
import type { ContactAddress } from '../../workflows/contact/contact.schema.ts';
import type { FirstMessage, Written } from '../../workflows/conversation/conversation.schema.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import type { Database } from '../client.ts';
import { uuidv7 } from '../id.ts';
import { heardByTicket } from '../ticket/hear.ts';
import { command, type Change, type Doing } from '../write.ts';
import { readConversationRow } from './conversation-row.ts';
import { heardByLead } from './echo.ts';
import { readEntry } from './entry.ts';
import { joined, newConversation } from './new-conversation.ts';
import { answerIn, formatted } from './write-message.ts';

type First = Pick<FirstMessage, 'account' | 'subject' | 'text' | 'html' | 'hold'> & {
  contact: { id: string; language: Language };
  address: ContactAddress;
  leadId: string | null;
};

/**
 * A user writes to a client first. By mail it is a letter of its own; where a channel has one thread with an address, that one. What its author may
 * see, the caller has asked. Refused: NotFound, NobodyFirstHere, MessageEmpty, ClientBlockedUs.
 */
export const writeFirst = (db: Database, { key, actor, ...first }: First & Doing): Promise<Written | Refusal> =>
  command(db, { key, request: { ...first, contact: first.contact.id, address: first.address.id } }, async () => {
    const { account, contact, address, leadId, subject } = first;
    const { text, html } = first.html === undefined ? first : formatted(first, first.html);
    if (text.trim() === '') return refuse('MessageEmpty');
    const channel = channelOf(account);
    if (channel?.talks?.own !== false) return refuse('NobodyFirstHere');
    if (address.kind !== addressKindOf(account)) return refuse('NotFound');
    const { isOpen, isStopped } = await doorTo(db, account, address);
    if (!isOpen) return refuse('NotFound');
    if (address.refused || address.stopped || isStopped) return refuse('ClientBlockedUs');
    const at = new Date().toISOString();
    const hasThreads = channel.writes === 'letter';
    const there = hasThreads ? undefined : await threadWith(db, account, address.value);
    const known = there === undefined ? undefined : await readConversationRow(db, there);
    if (isRefusal(known)) return known;
    const thread = hasThreads ? `${address.value} ${uuidv7()}` : address.value;
    const entry = known ? null : await readEntry(db, account);
    const begun = newConversation(
      { account, thread, contactId: contact.id, leadId, language: contact.language, entry },
      { actor, at },
    );
    const row = known ?? begun.row;
    const words = { text, html, hold: first.hold, direction: 'out' as const, parts: [], files: [] };
    const said = answerIn(row, words, { actor, at }, false);
    if (isRefusal(said)) return said;
    const whole = entitled(known ? said : { ...joined(begun, said), result: { ...said.result, version: 1 } }, subject);
    return heardByLead(db, row.lead_id, row, await heardByTicket(db, row, whole));
  });

/** What a letter is called by its author. */
const entitled = <T>(change: Change<T>, subject: string): Change<T> =>
  subject === ''
    ? change
    : {
        ...change,
        inserts: change.inserts!.map((one) =>
          one.table === 'delivery' ? { ...one, row: { ...one.row, subject } } : one,
        ),
      };

/** Whether the account works, and whether whoever has this address has told us to stop. */
const doorTo = async (
  db: Database,
  account: string,
  { kind, value }: ContactAddress,
): Promise<{ isOpen: boolean; isStopped: boolean }> => {
  const { rows } = await db.pool.query<{ isOpen: boolean; isStopped: boolean }>({
    name: 'door-to-client',
    text: `SELECT EXISTS (SELECT 1 FROM channel_account WHERE id = $1 AND blocked_at IS NULL) AS "isOpen",
      EXISTS (SELECT 1 FROM address_trouble WHERE kind = $2 AND value = $3 AND reason = 'Unsubscribed') AS "isStopped"`,
    values: [account, kind, value],
  });
  return rows[0]!;
};

const threadWith = async (db: Database, account: string, thread: string): Promise<string | undefined> => {
  const { rows } = await db.pool.query<{ id: string }>({
    name: 'conversation-of-thread',
    text: 'SELECT id FROM conversation WHERE account = $1 AND thread = $2',
    values: [account, thread],
  });
  return rows[0]?.id;
};
