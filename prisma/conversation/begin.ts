import type { IncomingMessage } from '../../workflows/conversation/incoming.ts';
import { languages } from '../../workflows/words/words.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import type { Database } from '../client.ts';
import { newLead } from '../lead/new-lead.ts';
import { uuidv7 } from '../id.ts';
import { pipelineOfVersion } from '../pipeline/pipeline.ts';
import { kindOf } from '../../workflows/channel/index.ts';
import type { Change } from '../write.ts';
import { newColumns } from '../event/event.ts';
import { addressIn, conversationEvent, type ConversationRow } from './conversation-row.ts';
import type { Known } from './known.ts';
import type { WrittenTo } from './receive.ts';

/**
 * Whoever writes for the first time: somebody known by this address, or a new contact with it, and a lead where the account says so. A name and
 * words of a stranger touch nobody who is known. The conversation's row is for whoever writes its first message.
 */
export const beginConversation = async (
  db: Database,
  account: WrittenTo,
  { thread, from }: IncomingMessage,
  known: Known,
  at: string,
): Promise<{ row: ConversationRow; change: Change<unknown> }> => {
  const id = uuidv7();
  const language = languageOf(from.language, account);
  const person =
    known.contactId === null
      ? await newPerson(db, account, { thread, name: from.name, language, at })
      : { contactId: known.contactId, leadId: known.lead, change: { result: null } };
  const { contactId, leadId } = person;
  const row = {
    ...{ id, account: account.id, thread, contact_id: contactId, lead_id: leadId, state: 'waiting', language },
    ...{ last_at: at, created_at: at, event_seq: 1, unread: 0, last_text: '', last_direction: 'in' },
  };
  const began = conversationEvent({ id, seq: 1 }, { actor: { kind: 'client' } }, at, {
    type: 'conversation.began',
    data: { account: account.id, contactId, ...(leadId ? { leadId } : {}), set: newColumns(row) },
  });
  const { change } = person;
  return {
    row: { ...(row as unknown as ConversationRow), ...nothingYet, version: 1, last_at: new Date(at) },
    change: { ...change, events: [...(change.events ?? []), began] },
  };
};

const nothingYet = {
  ...{ assignee_id: null, waiting_since: null, snoozed_until: null, blocked_at: null, result: null, closed_at: null },
  ...{ away_told_until: null, notice_told: null, spam_at: null, spam_reason: null },
  ...{ rating_stage: null, rating_asked_at: null, rating: null, rating_comment: null },
  ...{ clock_offset: 0, paused_at: null, paused_until: null },
};

/** What the provider says, as far as we speak it; else the account's first. */
const languageOf = (said: string | null, { languages: own }: WrittenTo): Language => {
  const short = said?.slice(0, 2) as Language | undefined;
  return short && languages.includes(short) ? short : ((own[0] ?? 'ru') as Language);
};

const newPerson = async (
  db: Database,
  account: WrittenTo,
  { thread, name, language, at }: { thread: string; name: string; language: Language; at: string },
): Promise<{ contactId: string; leadId: string | null; change: Change<unknown> }> => {
  const { rows } = await db.pool.query<{ published_id: string | null }>(
    'SELECT published_id FROM pipeline WHERE id = $1 AND published_id IS NOT NULL AND archived_at IS NULL',
    [account.pipelineId],
  );
  const doing = { actor: { kind: 'client' as const }, at };
  let contactId = uuidv7();
  let leadId: string | null = null;
  let change: Change<unknown> = {
    inserts: [{ table: 'contact', row: { id: contactId, name, language } }],
    result: null,
  };
  const version = rows[0]?.published_id;
  if (version) {
    const begun = await newLead(db, doing, await pipelineOfVersion(db, version), {
      ...{ name, person: { name, phone: null, email: null, language }, fields: {}, tags: [], amount: null, at },
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
  const address = {
    ...{
      id: uuidv7(),
      contact_id: contactId,
      kind: kindOf(account.id),
      value: addressIn({ account: account.id, thread }),
    },
    // who writes from it holds it
    ...{ trust: 'confirmed', origin: { from: 'message', key: account.id, ...(leadId ? { lead: leadId } : {}) } },
    ...{ owner: true, since: at },
  };
  return {
    contactId,
    leadId,
    change: { ...change, inserts: [...(change.inserts ?? []), { table: 'address', row: address }] },
  };
};
