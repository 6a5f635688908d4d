import type { WidgetPage } from '../../workflows/account/provider/widget.schema.ts';
import type { Part } from '../../workflows/conversation/part.schema.ts';
import { within, writeCursor, type Cursor } from '../../workflows/widget/cursor.ts';
import type { VisitorMessage, VisitorNews } from '../../workflows/widget/widget.schema.ts';
import type { Database } from '../client.ts';
import { toldParts } from '../conversation/told-parts.ts';

/** A visitor's talk: `state` changes whenever there is something new in it; `tells`: when it says that her words were read. */
export type Talk = { id: string; unread: number; state: string; tells: WidgetPage['seen'] };
type Visitor = { account: string; thread: string };

/** The talks of these visitors that there are, by account and thread. */
export const readTalks = async (db: Database, visitors: Visitor[]): Promise<Map<string, Talk>> => {
  const { rows } = await db.pool.query<Talk & Visitor>({
    name: 'widget-talks',
    text: `SELECT v.id, v.unread, v.account, v.thread, coalesce(k.settings ->> 'seen', 'open') AS tells,
        v.id || '.' || v.version || '.' || coalesce((SELECT max(w.number) FROM widget_shown w WHERE w.conversation_id = v.id), 0) AS state
      FROM unnest($1::text[], $2::text[]) AS t(account, thread) JOIN conversation v USING (account, thread)
        JOIN channel_account k ON k.id = v.account`,
    values: [visitors.map(({ account }) => account), visitors.map(({ thread }) => thread)],
  });
  return new Map(rows.map(({ account, thread, ...talk }) => [`${account} ${thread}`, talk]));
};

export const readTalk = async (db: Database, visitor: Visitor): Promise<Talk | undefined> =>
  [...(await readTalks(db, [visitor])).values()][0];

type Row = {
  id: string;
  direction: string;
  text: string;
  parts: Part[];
  place: Date;
  number: number;
  external_id: string | null;
  deleted_at: Date | null;
  own: number;
  by: string | null;
  answers: string | null;
};

const PAGE = 50;
const COLUMNS = 'm.id, m.direction, m.text, m.parts, m.place, m.number, m.external_id, m.deleted_at';
/** of the person who wrote it, as visitors are told */
const BY = `(SELECT split_part(u.name, ' ', 1) FROM app_user u WHERE u.id = m.written_by)`;
/** Of what it answers, as far as the visitor has it. */
const ANSWERS = `(SELECT left(q.text, 200) FROM message q WHERE q.id = m.reply_to AND q.text <> '' AND q.direction = 'in' AND q.conversation_id = $1)`;
/** The number of her last message that somebody has opened, or answered, as the chat tells it. */
const SEEN = `CASE $5::text WHEN 'never' THEN 0
  WHEN 'reply' THEN coalesce((SELECT max(i.number) FROM message i WHERE i.conversation_id = $1 AND i.direction = 'in' AND i.number <
    (SELECT max(o.number) FROM message o WHERE o.conversation_id = $1 AND o.direction = 'out' AND o.written_by IS NOT NULL)), 0)
  ELSE coalesce((SELECT number FROM message WHERE conversation_id = $1 AND direction = 'in' ORDER BY number DESC OFFSET $2 LIMIT 1), 0) END`;

/** What a visitor may see of the talk: the newest page of it, or the one before a message of it. */
export const readPage = async (
  db: Database,
  { id, unread, tells }: Talk,
  before: string | null,
): Promise<VisitorNews> => {
  const { rows } = await db.pool.query<Row & { mine: number; ours: number; seen: number }>({
    name: 'widget-page',
    text: `SELECT ${COLUMNS}, CASE WHEN m.conversation_id = $1 THEN coalesce(w.number, m.number) ELSE 0 END AS own, ${BY} AS by, ${ANSWERS} AS answers, c.* FROM message m LEFT JOIN widget_shown w ON w.message_id = m.id,
        (SELECT ${SEEN} AS seen, coalesce((SELECT max(number) FROM message WHERE conversation_id = $1 AND direction = 'in'), 0) AS mine,
          coalesce((SELECT max(number) FROM widget_shown WHERE conversation_id = $1), 0) AS ours) c
      WHERE m.conversation_id = ANY($4::uuid[]) AND (m.direction = 'in' OR w.number IS NOT NULL)
        AND ($3::uuid IS NULL OR (m.place, m.number) < (SELECT b.place, b.number FROM message b WHERE b.id = $3 AND b.conversation_id = ANY($4::uuid[])))
      ORDER BY m.place DESC, m.number DESC LIMIT ${PAGE + 1}`,
    values: [id, unread, before, [id, ...(await talksBefore(db, id))], tells],
  });
  const [first] = rows;
  return {
    items: await toVisitors(db, rows.slice(0, PAGE).reverse()),
    cursor: writeCursor(within(id, first ? { mine: first.mine, ours: first.ours } : { mine: 0, ours: 0 })),
    seen: first?.seen ?? 0,
    more: rows.length > PAGE,
  };
};

/** Talks of hers that this one continues: they are read before it, and their numbers mean nothing in it. */
const talksBefore = async (db: Database, id: string): Promise<string[]> => {
  const { rows } = await db.pool.query<{ id: string }>({
    name: 'widget-talks-before',
    text: `SELECT o.id FROM conversation v JOIN conversation o ON o.contact_id = v.contact_id AND o.account = v.account
      WHERE v.id = $1 AND o.id <> v.id AND split_part(o.thread, '/', 1) = v.thread`,
    values: [id],
  });
  return rows.map((row) => row.id);
};

/** What has become visible since; in the order of the talk. */
export const readAfter = async (db: Database, { id, unread, tells }: Talk, cursor: Cursor): Promise<VisitorNews> => {
  const after = within(id, cursor);
  const { rows } = await db.pool.query<Row & { seen: number }>({
    name: 'widget-after',
    text: `WITH new AS (
        (SELECT ${COLUMNS}, m.number AS own, ${BY} AS by, ${ANSWERS} AS answers FROM message m WHERE m.conversation_id = $1 AND m.number > $3 AND m.direction = 'in'
          ORDER BY m.number LIMIT ${PAGE})
        UNION ALL (SELECT ${COLUMNS}, w.number AS own, ${BY} AS by, ${ANSWERS} AS answers FROM widget_shown w JOIN message m ON m.id = w.message_id
          WHERE w.conversation_id = $1 AND w.number > $4 ORDER BY w.number LIMIT ${PAGE}))
      SELECT new.*, c.seen FROM (SELECT ${SEEN} AS seen) c LEFT JOIN new ON true ORDER BY new.place, new.number`,
    values: [id, unread, after.mine, after.ours, tells],
  });
  const found = rows.filter((row) => row.id !== null);
  const last = (direction: 'in' | 'out', from: number): number =>
    Math.max(from, ...found.filter((row) => (row.direction === 'in') === (direction === 'in')).map(({ own }) => own));
  return {
    items: await toVisitors(db, found),
    cursor: writeCursor({ mine: last('in', after.mine), ours: last('out', after.ours), talk: after.talk }),
    seen: rows[0]?.seen ?? 0,
    more: found.length >= PAGE,
  };
};

const toVisitors = async (db: Database, rows: Row[]): Promise<VisitorMessage[]> => {
  const told = await toldParts(db, rows);
  return rows.map((row) => toVisitor(row, told(row.parts)));
};

/** What the visitor's page is not told: her own card, what stands on her letter, where she was. */
const hidden = new Set<Part['kind']>(['card', 'letter', 'page', 'unknown']);

const toVisitor = (row: Row, parts: Part[]): VisitorMessage => ({
  ...{ id: row.id, mine: row.direction === 'in', number: row.own, by: row.by, text: row.text },
  answers: row.answers,
  ...{
    at: row.place.toISOString(),
    // a letter of hers has another id
    sent:
      row.direction === 'in' && parts.every(({ kind }) => kind !== 'letter')
        ? (row.external_id?.split('/').at(-1) ?? null)
        : null,
  },
  parts: parts.filter(({ kind }) => !hidden.has(kind)),
});
