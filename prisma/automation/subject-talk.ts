import { factAt } from '../../workflows/automation/facts.ts';
import type { Orders } from '../../workflows/automation/order.ts';
import { addressKindOf, channelOf, kindOf } from '../../workflows/channel/index.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import type { Database } from '../client.ts';
import { blockedAt, type ConversationRow } from '../conversation/conversation-row.ts';
import { readEntry } from '../conversation/entry.ts';
import { newConversation, type Begun } from '../conversation/new-conversation.ts';
import { writeByAutomation } from '../conversation/write-by-automation.ts';
import { uuidv7 } from '../id.ts';
import { factsOfSubject, type SubjectRecord, type SubjectRow } from '../subject/subject-record.ts';
import { subjectChange } from '../subject/subject.ts';
import { command, type Doing } from '../write.ts';
import { tidyTalk } from './tidy-talk.ts';

type Whose = { record: SubjectRecord; row: SubjectRow };

/** What an automation does with the client of a subject that has talks of its own. Refused: NoConversation, NoAddress, ClientBlockedUs. */
export const subjectTalkStep = async (
  db: Database,
  doing: Doing,
  whose: Whose,
  order: Orders['talk'],
): Promise<unknown | Refusal> => {
  const { row } = whose;
  if (order.do === 'send') return refuse('NoConversation');
  if (order.do === 'say') return say(db, doing, whose, order);
  const talk = await talkOf(db, row);
  return talk ? tidyTalk(db, doing, talk, order, row['responsible_id'] as string | null) : refuse('NoConversation');
};

const say = async (
  db: Database,
  doing: Doing,
  { record, row }: Whose,
  { text, account }: Extract<Orders['talk'], { do: 'say' }>,
): Promise<unknown | Refusal> => {
  const facts = factsOfSubject(record, row);
  const said = (language: string) => ({ text: filled(inLanguage(text, language as Language), facts) });
  const talk = await talkOf(db, row, account);
  if (talk) return writeByAutomation(db, { ...doing, row: talk, writing: said(talk.language) });
  const begun = await beginTalk(db, doing, { record, row }, account);
  if (!begun) return refuse('NoAddress');
  const subject = channelOf(begun.row.account)?.writes === 'letter' ? titleOf(facts) : undefined;
  const done = await writeByAutomation(db, {
    ...doing,
    row: begun.row,
    begun,
    subject,
    writing: said(begun.row.language),
  });
  if (isRefusal(done)) return done;
  return command(db, { request: null }, async () =>
    subjectChange(record, row, doing, [{ type: `${record.noun.kind}.talk_added`, data: { talk: begun.row.id } }]),
  );
};

/** What a first letter is called. */
const titleOf = ({ track, subject }: Record<string, unknown>): string =>
  [subject, track && `(${String(track)})`].filter(Boolean).join(' ');

/** `{{track}}`: a value of the subject; what it does not know stays as it was typed. */
const filled = (text: string, facts: Record<string, unknown>): string =>
  text.replace(/\{\{\s*([\w.]+)\s*\}\}/g, (typed, path: string) => {
    const value = factAt(facts, path);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : typed;
  });

/** The conversation of the subject in which its client wrote last, by an account that works. `where`: a channel, or one of its accounts. */
const talkOf = async (db: Database, { id }: SubjectRow, where?: string): Promise<ConversationRow | undefined> => {
  const { rows } = await db.pool.query<ConversationRow>({
    name: 'talk-of-subject',
    text: `SELECT v.*, NULL::timestamptz AS blocked_at FROM conversation v JOIN channel_account a ON a.id = v.account
      WHERE v.ticket_id = $1 AND ($2::text IS NULL OR $2 IN (v.account, split_part(v.account, ':', 1))) AND a.blocked_at IS NULL AND ${blockedAt} IS NULL
      ORDER BY (SELECT m.place FROM message m WHERE m.conversation_id = v.id AND m.direction = 'in' ORDER BY m.place DESC, m.number DESC LIMIT 1) DESC NULLS LAST, v.last_at DESC
      LIMIT 1`,
    values: [id, where ?? null],
  });
  return rows[0];
};

type Door = { account: string; value: string; language: Language };

/** By the first account that may write first and reaches the client; where a channel has one thread with an address, only where nobody talks there yet. */
const beginTalk = async (
  db: Database,
  { actor }: Doing,
  { record, row }: Whose,
  where: string | undefined,
): Promise<Begun | undefined> => {
  const contactId = row['contact_id'] as string | null;
  if (contactId === null) return undefined;
  const at = new Date().toISOString();
  for (const { account, value, language } of await doorsTo(db, contactId, where)) {
    const thread = channelOf(account)!.writes === 'letter' ? `${value} ${uuidv7()}` : value;
    const { rows } = await db.pool.query('SELECT 1 FROM conversation WHERE account = $1 AND thread = $2', [
      account,
      thread,
    ]);
    if (rows.length > 0) continue;
    const entry = await readEntry(db, account);
    const begun = newConversation({ account, thread, contactId, leadId: null, language, entry }, { actor, at });
    const owner = { [`${record.noun.kind}_id`]: row.id, assignee_id: row['responsible_id'] ?? null, state: 'open' };
    return { ...begun, row: { ...begun.row, ...owner } as ConversationRow };
  }
  return undefined;
};

/**
 * Addresses of the client by which an account of ours may write first. What a stranger typed reaches nobody whom we know by another one: it counts only
 * where no user and no client vouches for any.
 */
const doorsTo = async (db: Database, contactId: string, where: string | undefined): Promise<Door[]> => {
  const { rows } = await db.pool.query<Door & { kind: string }>({
    name: 'doors-to-client',
    text: `SELECT n.id AS account, a.kind, a.value, c.language FROM channel_account n, address a JOIN contact c ON c.id = a.contact_id
      WHERE a.contact_id = $1 AND n.blocked_at IS NULL AND n.provider IS NOT NULL AND coalesce(n.settings ->> 'serves', '') <> 'team'
        AND ($2::text IS NULL OR $2 IN (n.id, n.kind)) AND a.refused_at IS NULL AND a.stopped_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM address_trouble t WHERE t.kind = a.kind AND t.value = a.value)
        AND (a.trust IN ('staff', 'confirmed') OR NOT EXISTS (SELECT 1 FROM address o WHERE o.contact_id = $1 AND o.trust IN ('staff', 'confirmed')))
      ORDER BY n.created_at, n.id, a.main_since DESC NULLS LAST, a.since DESC, a.id`,
    values: [contactId, where ?? null],
  });
  return rows.filter(
    ({ account, kind }) => channelOf(kindOf(account))?.talks?.own === false && addressKindOf(account) === kind,
  );
};
