import type { Database } from '../client.ts';

/** Pages of these talks' visitors are open now. */
export const noteHere = async (db: Database, conversations: string[]): Promise<void> => {
  if (conversations.length === 0) return;
  await db.pool.query({
    name: 'visitors-here',
    text: `INSERT INTO visitor_here AS h (conversation_id, at) SELECT DISTINCT c, now() FROM unnest($1::uuid[]) c ORDER BY c
      ON CONFLICT (conversation_id) DO UPDATE SET at = excluded.at WHERE h.at < excluded.at`,
    values: [conversations],
  });
};
