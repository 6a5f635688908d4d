import { addressKindOf, channelOf } from '../../workflows/channel/index.ts';
import type { ContactAddress } from '../../workflows/contact/contact.schema.ts';
import type { FirstMessage, Written } from '../../workflows/conversation/conversation.schema.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import type { Database } from '../client.ts';
import { uuidv7 } from '../id.ts';
import { heardByTicket } from '../ticket/hear.ts';
import { command, type Change, type Doing } from '../write.ts';
import type { ConversationRow } from './conversation-row.ts';
import { heardByLead } from './echo.ts';
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
  command(db, { key, request: { first } }, async () => {
    const { account, contact, address, leadId, subject } = first;
    const { text, html } = first.html === undefined ? first : formatted(first, first.html);
    if (text.trim() === '') return refuse('MessageEmpty');
    const channel = channelOf(account);
    if (channel?.talks?.own !== false) return refuse('NobodyFirstHere');
    if (address.kind !== addressKindOf(account) || !(await isOpen(db, account))) return refuse('NotFound');
    if (address.refused || address.stopped) return refuse('ClientBlockedUs');
    const at = new Date().toISOString();
    const hasThreads = channel.writes === 'letter';
    const known = hasThreads ? undefined : await threadWith(db, account, address.value);
    const thread = hasThreads ? `${address.value} ${uuidv7()}` : address.value;
    const begun = newConversation(
      { account, thread, contactId: contact.id, leadId, language: contact.language },
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

const isOpen = async (db: Database, account: string): Promise<boolean> => {
  const { rowCount } = await db.pool.query({
    name: 'account-is-open',
    text: 'SELECT 1 FROM channel_account WHERE id = $1 AND blocked_at IS NULL',
    values: [account],
  });
  return rowCount === 1;
};

/** The conversation of an account with this thread. */
export const threadWith = async (
  db: Database,
  account: string,
  thread: string,
): Promise<ConversationRow | undefined> => {
  const { rows } = await db.pool.query<ConversationRow>({
    name: 'conversation-of-thread',
    text: 'SELECT * FROM conversation WHERE account = $1 AND thread = $2',
    values: [account, thread],
  });
  return rows[0];
};
