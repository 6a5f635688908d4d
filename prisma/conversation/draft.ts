import type { Draft, NewDraft } from '../../workflows/conversation/draft.schema.ts';
import type { Database } from '../client.ts';
import { cleanFormatted } from './clean.ts';

type Whose = { conversationId: string; userId: string };

/** A user's own drafts of a conversation. */
export const draftsOf = async (db: Database, { conversationId, userId }: Whose): Promise<Draft[]> => {
  const { rows } = await db.pool.query<Omit<Draft, 'at'> & { at: Date }>({
    name: 'drafts-of',
    text: 'SELECT direction, text, html, at FROM draft WHERE user_id = $1 AND conversation_id = $2 ORDER BY direction',
    values: [userId, conversationId],
  });
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
};

/** What is typed last stays; nothing typed leaves nothing. */
export const keepDraft = async (
  db: Database,
  { conversationId, userId, direction, text, html }: Whose & NewDraft,
): Promise<void> => {
  if (text.trim() === '') return dropDraft(db, { conversationId, userId, direction });
  await db.pool.query({
    name: 'keep-draft',
    text: `INSERT INTO draft (user_id, conversation_id, direction, text, html) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (user_id, conversation_id, direction) DO UPDATE SET text = excluded.text, html = excluded.html, at = excluded.at`,
    values: [userId, conversationId, direction, text, html === undefined ? null : cleanFormatted(html)],
  });
};

/** It was sent, or given up. */
export const dropDraft = async (
  db: Database,
  { conversationId, userId, direction }: Whose & Pick<NewDraft, 'direction'>,
): Promise<void> => {
  await db.pool.query({
    name: 'drop-draft',
    text: 'DELETE FROM draft WHERE conversation_id = $1 AND user_id = $2 AND direction = $3',
    values: [conversationId, userId, direction],
  });
};
