import type { NewQuickReply, QuickReply, QuickReplyPatch } from '../../workflows/quick-reply/quick-reply.schema.ts';
import { whyNotWriteReply } from '../../workflows/quick-reply/quick-reply.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import type { Reader } from '../visible.ts';

/** So many may stand in one list. */
const MOST = 500;

const SELECT = `SELECT q.id, q.name, q.texts, q.owner_id IS NULL AS shared, q.version,
    EXISTS (SELECT 1 FROM quick_reply_star s WHERE s.user_id = $1 AND s.reply_id = q.id) AS starred
  FROM quick_reply q WHERE (q.owner_id IS NULL OR q.owner_id = $1)`;

/** Favourites first, then by name. */
export const listQuickReplies = async (db: Database, me: Reader): Promise<QuickReply[]> => {
  const { rows } = await db.pool.query<QuickReply>(`${SELECT} ORDER BY starred DESC, q.name, q.id`, [me.id]);
  return rows;
};

/** Refused: QuickReplyForOverseers, TooManyQuickReplies. */
export const addQuickReply = async (
  db: Database,
  me: Reader,
  { name, texts, shared }: NewQuickReply,
): Promise<QuickReply | Refusal> => {
  const why = whyNotWriteReply(me, shared);
  if (why) return why;
  const { rows } = await db.pool.query<{ id: string }>(
    `INSERT INTO quick_reply (owner_id, name, texts) SELECT $1::uuid, $2, $3
     WHERE (SELECT count(*) FROM quick_reply WHERE owner_id IS NOT DISTINCT FROM $1::uuid) < ${MOST} RETURNING id`,
    [shared ? null : me.id, name, JSON.stringify(texts)],
  );
  return rows[0] ? readQuickReply(db, me, rows[0].id) : refuse('TooManyQuickReplies', { most: MOST });
};

/** Refused: NotFound, QuickReplyForOverseers, VersionChanged. */
export const changeQuickReply = async (
  db: Database,
  me: Reader,
  id: string,
  { version, name, texts }: QuickReplyPatch,
): Promise<QuickReply | Refusal> => {
  const before = await readQuickReply(db, me, id);
  if (isRefusal(before)) return before;
  const why = whyNotWriteReply(me, before.shared);
  if (why) return why;
  const { rowCount } = await db.pool.query(
    'UPDATE quick_reply SET name = $3, texts = $4, version = version + 1 WHERE id = $1 AND version = $2',
    [id, version, name ?? before.name, JSON.stringify(texts ?? before.texts)],
  );
  return rowCount ? readQuickReply(db, me, id) : refuse('VersionChanged');
};

/** Refused: NotFound, QuickReplyForOverseers. */
export const deleteQuickReply = async (db: Database, me: Reader, id: string): Promise<void | Refusal> => {
  const before = await readQuickReply(db, me, id);
  const why = isRefusal(before) ? before : whyNotWriteReply(me, before.shared);
  if (why) return why;
  await db.pool.query('DELETE FROM quick_reply WHERE id = $1', [id]);
};

/** Among the reader's favourites, or no longer. Refused: NotFound. */
export const starQuickReply = async (
  db: Database,
  me: Reader,
  id: string,
  is: boolean,
): Promise<QuickReply | Refusal> => {
  const before = await readQuickReply(db, me, id);
  if (isRefusal(before)) return before;
  await db.pool.query(
    is
      ? 'INSERT INTO quick_reply_star (user_id, reply_id) VALUES ($1, $2) ON CONFLICT DO NOTHING'
      : 'DELETE FROM quick_reply_star WHERE user_id = $1 AND reply_id = $2',
    [me.id, id],
  );
  return { ...before, starred: is };
};

const readQuickReply = async (db: Database, me: Reader, id: string): Promise<QuickReply | Refusal> => {
  const { rows } = await db.pool.query<QuickReply>(`${SELECT} AND q.id = $2`, [me.id, id]);
  return rows[0] ?? refuse('NotFound');
};
