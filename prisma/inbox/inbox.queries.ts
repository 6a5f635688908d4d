import type { Database } from '../client.ts';

/** Keeps what came from outside, as it came. The same event again changes nothing; either way it is safe to acknowledge it. */
export const keepIncoming = async (
  db: Database,
  {
    source,
    externalId,
    headers,
    body,
    lane = null,
  }: {
    source: string;
    externalId: string;
    headers: Record<string, string>;
    body: Buffer;
    /** what it is about: two about the same thing are processed in order */
    lane?: string | null;
  },
): Promise<{ isNew: boolean }> => {
  const { rowCount } = await db.pool.query({
    name: 'keep-incoming',
    text: 'INSERT INTO inbox (source, external_id, headers, body, lane) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (source, external_id) DO NOTHING',
    values: [source, externalId, JSON.stringify(headers), body, lane],
  });
  if (rowCount) db.committed('inbox');
  return { isNew: rowCount === 1 };
};

/** Keeps what was fetched for an entry, so that it is fetched once. */
export const keepAnswers = async (db: Database, inboxId: string, answers: unknown): Promise<void> => {
  await db.pool.query(`UPDATE inbox SET headers = headers || jsonb_build_object('answers', $2::jsonb) WHERE id = $1`, [
    inboxId,
    JSON.stringify(answers),
  ]);
};
