import { isVouched } from '../../workflows/contact/address.ts';
import type { Contact } from '../../workflows/contact/contact.schema.ts';
import { zoneOf } from '../../workflows/contact/zone.ts';
import type { Part } from '../../workflows/conversation/part.schema.ts';
import { transcriptLetter, type TranscriptMessage } from '../../workflows/conversation/transcript.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import type { Database } from '../client.ts';
import { pokesFor } from '../event/event.ts';
import { uuidv7 } from '../id.ts';
import type { Done } from '../lead/lead.ts';
import { readCompanySettings } from '../letter/company-settings.ts';
import { zoneOf as zoneOfUser } from '../user/user.queries.ts';
import { command } from '../write.ts';
import {
  orderConversation,
  readConversationRow,
  type ConversationRow,
  type OnConversation,
} from './conversation-row.ts';

/** So many messages fit a letter that somebody reads. */
const MOST = 500;
/** Where no mailbox of clients is connected, the one by which the team is written to. */
const MAILBOX = 'email';

type Reader = { email: string; language: Language; zone: string; contactId: string | null; client?: string };

/** To the client, at one of the addresses that are vouched for, or to a colleague. */
export type TranscriptTo = { contact: Contact; addressId: string } | { client: string; userId: string };

/**
 * Sends what was written in a conversation by e-mail: without notes, and without what never arrived. What its author may see, the caller has asked.
 * Refused: NotFound, AddressNotVouched, ClientBlockedUs, MessageEmpty, SenderShutOut.
 */
export const sendTranscript = (
  db: Database,
  { conversationId, key, to, ...doing }: OnConversation & { to: TranscriptTo },
): Promise<Done | Refusal> =>
  command(
    db,
    { key, request: { conversationId, ...('userId' in to ? { user: to.userId } : { address: to.addressId }) } },
    async () => {
      const row = await readConversationRow(db, conversationId);
      if (isRefusal(row)) return row;
      const house = await zoneOfUser(db, doing.actor.id ?? '');
      const reader = 'userId' in to ? await colleague(db, to) : clientOf(to, row, house);
      if (isRefusal(reader)) return reader;
      const { messages, more } = await saidIn(db, row.id, 'userId' in to ? to.client : to.contact.name, 'userId' in to);
      if (messages.length === 0) return refuse('MessageEmpty');
      const at = new Date().toISOString();
      const change = orderConversation(
        row,
        { ...doing, at },
        { do: 'transcribe', to: reader.email, messages: messages.length },
      );
      if (isRefusal(change)) return change;
      const mailbox = await mailboxFor(db, row.account);
      const { name: company } = await readCompanySettings(db);
      const { email, language, zone, contactId, client } = reader;
      const letter = {
        ...{ id: uuidv7(), account: mailbox, contact_id: contactId, template: '', language, recipient: email },
        ...transcriptLetter({ messages, more, company, zone, language, client }),
        ...{ variables: {}, attachments: [], state: 'queued', cause: {}, priority: 2, created_at: at },
      };
      const [told, ...others] = change.events ?? [];
      const pokes = [...told!.pokes, ...pokesFor(doing.actor, [`channel:${mailbox}`])];
      return {
        ...change,
        events: [{ ...told!, pokes }, ...others],
        inserts: [{ table: 'delivery', row: letter }],
      };
    },
  );

const clientOf = (
  { contact, addressId }: { contact: Contact; addressId: string },
  row: ConversationRow,
  house: string,
): Reader | Refusal => {
  const address = contact.addresses.find(({ id, kind }) => id === addressId && kind === 'email');
  if (!address || address.refused) return refuse('NotFound');
  if (address.stopped) return refuse('ClientBlockedUs');
  // who writes from there has it; another one may be a stranger's
  if (!isVouched(address.trust) && row.thread.split(' ')[0] !== address.value) return refuse('AddressNotVouched');
  const phone = contact.addresses.find(({ kind, refused }) => kind === 'phone' && !refused)?.value ?? null;
  const { zone } = zoneOf({ timeZone: contact.timeZone, phone, language: contact.language }, house);
  return { email: address.value, language: row.language as Language, zone: zone ?? house, contactId: contact.id };
};

const colleague = async (
  db: Database,
  { client, userId }: { client: string; userId: string },
): Promise<Reader | Refusal> => {
  const { rows } = await db.pool.query<{ email: string; language: Language }>({
    name: 'transcript-colleague',
    text: `SELECT email, coalesce(preferences ->> 'language', language) AS language FROM app_user WHERE id = $1 AND disabled_at IS NULL`,
    values: [userId],
  });
  const [user] = rows;
  if (!user) return refuse('NotFound');
  return { ...user, zone: await zoneOfUser(db, userId), contactId: null, client };
};

/** What both sides have read or will in a moment: the newest, told from the oldest. Outside, whoever writes for us has no name. */
const saidIn = async (
  db: Database,
  conversationId: string,
  client: string,
  inside: boolean,
): Promise<{ messages: TranscriptMessage[]; more: boolean }> => {
  const { rows } = await db.pool.query<{ ours: boolean; by: string | null; at: Date; text: string; parts: Part[] }>({
    name: 'transcript-messages',
    text: `SELECT m.direction = 'out' AS ours, u.name AS by, m.place AS at, m.text, m.parts
      FROM message m LEFT JOIN app_user u ON u.id = m.written_by
      LEFT JOIN delivery d ON d.message_id = m.id
      WHERE m.conversation_id = $1 AND m.direction IN ('in', 'out') AND m.deleted_at IS NULL
        AND (d.id IS NULL OR d.state <> 'failed' AND NOT (d.state = 'queued' AND coalesce(d.not_before, now()) > now() + interval '1 minute'))
      ORDER BY m.place DESC, m.number DESC LIMIT $2`,
    values: [conversationId, MOST + 1],
  });
  const messages = rows.slice(0, MOST).map(({ ours, by, at, text, parts }) => ({
    by: ours ? (inside ? by : null) : client,
    at: at.toISOString(),
    text,
    files: parts.flatMap((part) => (part.kind === 'file' ? part.name : [])),
  }));
  return { messages: messages.toReversed(), more: rows.length > MOST };
};

/** The talk's own mailbox, else the first one to which clients write. */
const mailboxFor = async (db: Database, account: string): Promise<string> => {
  const { rows } = await db.pool.query<{ id: string }>({
    name: 'transcript-mailbox',
    text: `SELECT id FROM channel_account WHERE provider = 'mailbox' AND blocked_at IS NULL ORDER BY id <> $1, created_at, id LIMIT 1`,
    values: [account],
  });
  return rows[0]?.id ?? MAILBOX;
};
