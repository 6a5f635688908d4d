import type { NewMessage } from '../../workflows/conversation/conversation.schema.ts';
import type { Database } from '../client.ts';

/** Whoever has answered the client since the writer looked, and how many seconds ago; only for those who say what they saw. */
export const answeredSince = async (
  db: Database,
  conversationId: string,
  { seen, direction }: Pick<NewMessage, 'seen' | 'direction'>,
  me: string | null | undefined,
): Promise<{ user: string; seconds: number } | undefined> => {
  if (seen === undefined || direction === 'note') return undefined;
  const { rows } = await db.pool.query<{ user: string; seconds: number }>({
    name: 'answered-since',
    text: `SELECT u.name AS "user", greatest(0, extract(epoch FROM now() - m.at))::int AS seconds FROM message m JOIN app_user u ON u.id = m.written_by
      WHERE m.conversation_id = $1 AND m.number > $2 AND m.direction = 'out' AND u.id IS DISTINCT FROM $3::uuid AND m.deleted_at IS NULL
      ORDER BY m.number DESC LIMIT 1`,
    values: [conversationId, seen, me ?? null],
  });
  return rows[0];
};
