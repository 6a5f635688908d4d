import { widgetPageOf } from '../../workflows/account/provider/widget.schema.ts';
import type { Part } from '../../workflows/conversation/part.schema.ts';
import { isRefusal, type Refusal } from '../../workflows/refusal.ts';
import { letterGoesAt } from '../../workflows/widget/absent.ts';
import { unreadLetter, type UnreadMessage } from '../../workflows/widget/letter.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import type { Database } from '../client.ts';
import { orderConversation, readConversationRow, type OnConversation } from '../conversation/conversation-row.ts';
import { pokesFor } from '../event/event.ts';
import { uuidv7 } from '../id.ts';
import { readCompanySettings } from '../letter/company-settings.ts';
import { command } from '../write.ts';
import { readReachable, UNREAD } from './absent.queries.ts';

/** Who comes back later than that has long seen it. */
const USEFUL_MS = 12 * 3_600_000;

/** When what the visitor has not read goes to her by e-mail; null: nothing of the kind. */
export const mailsUnreadAt = async (db: Database, conversationId: string): Promise<string | null> => {
  const unread = (await readReachable(db, conversationId))?.unread;
  return unread ? letterGoesAt(unread) : null;
};

/** Sends a visitor who is gone what she has not read: each message once, all in one letter. Answers how many those were; none where she has come back. */
export const mailUnread = (
  db: Database,
  { conversationId, now, ...doing }: OnConversation & { now: string },
): Promise<number | Refusal> =>
  command<number>(db, { request: null }, async () => {
    const row = await readConversationRow(db, conversationId);
    if (isRefusal(row)) return row;
    const reachable = await readReachable(db, conversationId);
    if (!reachable?.unread || letterGoesAt(reachable.unread) > now) return { result: 0 };
    const { settings, contactId, email, mailbox } = reachable;
    const unread = await unreadOf(db, conversationId);
    const at = new Date().toISOString();
    const order = { do: 'mail' as const, to: email, messages: unread.map(({ id }) => id) };
    const change = orderConversation(row, { ...doing, at }, order);
    if (isRefusal(change)) return change;
    if (unread.length === 0 || !change.events) return { result: 0 };
    const { sites, names } = widgetPageOf(settings);
    const site = (await pageOfTalk(db, conversationId)) ?? sites[0];
    const messages = unread.map((one) => ({ ...one, by: names === 'none' ? null : one.by }));
    const { name: company } = await readCompanySettings(db);
    const letter = {
      ...{ id: uuidv7(), account: mailbox, contact_id: contactId, template: '', language: row.language },
      ...unreadLetter({ messages, site, company, language: row.language as Language }),
      ...{ recipient: email, variables: {}, attachments: [], state: 'queued', cause: {}, priority: 3 },
      ...{ created_at: at, not_after: new Date(Date.parse(at) + USEFUL_MS).toISOString(), conversation_id: row.id },
    };
    const [first, ...others] = change.events;
    const pokes = [...first!.pokes, ...pokesFor(doing.actor, [`channel:${mailbox}`])];
    return {
      ...change,
      events: [{ ...first!, pokes }, ...others],
      inserts: [
        { table: 'delivery', row: letter },
        ...unread.map(({ id }) => ({ table: 'mailed_message', row: { message_id: id, delivery_id: letter.id } })),
      ],
      result: unread.length,
    };
  });

/** Where on the site she wrote last. */
const pageOfTalk = async (db: Database, conversationId: string): Promise<string | undefined> => {
  const { rows } = await db.pool.query<{ url: string }>({
    name: 'page-of-talk',
    text: `SELECT p ->> 'url' AS url FROM message m, jsonb_array_elements(m.parts) p WHERE m.conversation_id = $1 AND m.direction = 'in' AND p ->> 'kind' = 'page'
      ORDER BY m.place DESC, m.number DESC LIMIT 1`,
    values: [conversationId],
  });
  return rows[0]?.url;
};

const unreadOf = async (db: Database, conversationId: string): Promise<(UnreadMessage & { id: string })[]> => {
  const { rows } = await db.pool.query<{ id: string; by: string | null; text: string; parts: Part[] }>({
    name: 'widget-unread',
    text: `SELECT m.id, m.text, m.parts, (SELECT split_part(p.name, ' ', 1) FROM app_user p WHERE p.id = m.written_by) AS by
      FROM conversation v CROSS JOIN LATERAL (SELECT m.*, w.number AS shown FROM ${UNREAD} AND w.message_id IS NOT NULL) m WHERE v.id = $1 ORDER BY m.shown`,
    values: [conversationId],
  });
  return rows.map(({ parts, ...row }) => ({
    ...row,
    files: parts.flatMap((part) => (part.kind === 'file' ? part.name : [])),
  }));
};
