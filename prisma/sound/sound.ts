import { randomBytes } from 'node:crypto';
import { refuse, type Refusal } from '../../workflows/refusal.ts';
import { UPLOADED } from '../../workflows/sound/uploaded.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import type { Database } from '../client.ts';

export const createSound = async (
  db: Database,
  { name, by }: { name: string; by: string },
): Promise<{ id: string }> => {
  const { rows } = await db.pool.query<{ id: string }>(
    'INSERT INTO sound (key, name, created_by) VALUES ($1, $2, $3) RETURNING id',
    [`sound_${randomBytes(4).toString('hex')}`, name, by],
  );
  return rows[0]!;
};

/** Anew in one language. Whoever hears the old one now hears it to its end. Refused: NotFound. */
export const keepVoice = async (
  db: Database,
  { id, language, bytes, seconds }: { id: string; language: Language; bytes: Buffer; seconds: number },
): Promise<void | Refusal> => {
  const { rowCount } = await db.pool.query(
    `INSERT INTO sound_voice (sound_id, language, token, seconds, bytes) SELECT id, $2, $3, $4, $5 FROM sound WHERE id = $1
      ON CONFLICT (sound_id, language) DO UPDATE SET token = excluded.token, seconds = excluded.seconds, bytes = excluded.bytes, at = now()`,
    [id, language, randomBytes(24).toString('base64url'), seconds, bytes],
  );
  if (rowCount === 0) return refuse('NotFound');
};

/** Refused: NotFound. */
export const dropVoice = async (
  db: Database,
  { id, language }: { id: string; language: Language },
): Promise<void | Refusal> => {
  const { rowCount } = await db.pool.query('DELETE FROM sound_voice WHERE sound_id = $1 AND language = $2', [
    id,
    language,
  ]);
  if (rowCount === 0) return refuse('NotFound');
};

/** Refused: NotFound, SoundUsed: a published pipeline says it, a line says it before it records, or a call is promised by it. */
export const dropSound = async (db: Database, id: string): Promise<void | Refusal> => {
  const { rows } = await db.pool.query<{ name: string }>(
    `SELECT coalesce(a.name, a.id) AS name FROM sound s JOIN channel_account a ON a.desk #>> '{recording,consent}' = $2 || s.key WHERE s.id = $1
      UNION ALL SELECT coalesce(v.definition #>> '{name,ru}', p.key) FROM sound s JOIN pipeline p ON true JOIN pipeline_version v ON v.id = p.published_id
        WHERE s.id = $1 AND v.definition::text LIKE '%"' || s.key || '"%'
      UNION ALL SELECT b.phone FROM sound s JOIN callback b ON b.closed_at IS NULL AND b.says ->> 'sound' = s.key WHERE s.id = $1 LIMIT 1`,
    [id, UPLOADED],
  );
  if (rows[0]) return refuse('SoundUsed', { name: rows[0].name });
  const { rowCount } = await db.pool.query('DELETE FROM sound WHERE id = $1', [id]);
  if (rowCount === 0) return refuse('NotFound');
};
