import type { Database } from '../client.ts';
import { gathered } from '../gathered.ts';

type Incoming = {
  source: string;
  externalId: string;
  headers: Record<string, string>;
  body: Buffer;
  /** what it is about: two about the same thing are processed in order */
  lane?: string | null;
};

/** Keeps what came from outside, as it came. The same event again changes nothing; either way it is safe to acknowledge it. */
export const keepIncoming = gathered(async (db: Database, all: Incoming[]): Promise<{ isNew: boolean }[]> => {
  const { rows } = await db.pool.query<{ source: string; external_id: string }>({
    name: 'keep-incoming',
    text: `INSERT INTO inbox (source, external_id, headers, body, lane)
      SELECT * FROM unnest($1::text[], $2::text[], $3::jsonb[], $4::bytea[], $5::text[]) ON CONFLICT (source, external_id) DO NOTHING RETURNING source, external_id`,
    values: [
      all.map(({ source }) => source),
      all.map(({ externalId }) => externalId),
      all.map(({ headers }) => JSON.stringify(headers)),
      all.map(({ body }) => body),
      all.map(({ lane = null }) => lane),
    ],
  });
  if (rows.length > 0) db.committed('inbox');
  const added = new Set(rows.map(({ source, external_id: id }) => JSON.stringify([source, id])));
  // of two that are the same the first is the new one
  return all.map(({ source, externalId }) => ({ isNew: added.delete(JSON.stringify([source, externalId])) }));
});

/** Keeps what was fetched for an entry, so that it is fetched once. */
export const keepAnswers = async (db: Database, inboxId: string, answers: unknown): Promise<void> => {
  await db.pool.query(`UPDATE inbox SET headers = headers || jsonb_build_object('answers', $2::jsonb) WHERE id = $1`, [
    inboxId,
    JSON.stringify(answers),
  ]);
};
