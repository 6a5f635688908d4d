import { createHash } from 'node:crypto';
import { FormDefinition, type KeptAside } from '../../workflows/form/form.schema.ts';
import { readForm, type FieldError } from '../../workflows/form/form.ts';
import { refuse, isRefusal, type Refusal } from '../../workflows/refusal.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import { inTransaction, type Database } from '../client.ts';
import { digestOfAnswers, formByKey, openForm, takeForm, type FormRow, type IntakeResult } from './intake.ts';
import { pipelineOfVersion } from '../pipeline/pipeline.ts';

/** How much of what a form's trap catches is kept, and for how long. */
const MOST = 500;
const DAYS = 30;

/**
 * Keeps what fell into a form's trap. It is read like everything else, so that the answer tells the sender nothing: errors where there are
 * errors, an id where there would be one, the same id when the same is sent twice.
 */
export const keepAside = async (
  db: Database,
  caught: {
    form: FormRow;
    key: string | undefined;
    body: Record<string, unknown>;
    raw: Buffer;
    language: Language;
    origin: KeptAside['origin'];
  },
): Promise<{ id: string } | { errors: FieldError[] }> => {
  const { form, key, body, raw, language, origin } = caught;
  const { definition } = await pipelineOfVersion(db, form.versionId);
  const read = readForm(form.definition, body, language, definition.fields);
  if ('errors' in read) return read;
  const wish = `${form.id} ${key ?? digestOfAnswers(read.values)}`;
  const digest = createHash('sha256').update(wish).digest('base64url');
  return inTransaction(db, async ({ pool }) => {
    // twice at once: the second waits, then sees the first
    await pool.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [digest]);
    const { rows } = await pool.query<{ id: string }>(
      `WITH before AS (SELECT id FROM kept_aside WHERE digest = $2 AND ($7 OR received_at > now() - interval '10 minutes') LIMIT 1),
        kept AS (INSERT INTO kept_aside (form_id, digest, language, typed, body, origin) SELECT $1, $2, $3, $4, $5, $6 WHERE NOT EXISTS (SELECT 1 FROM before) RETURNING id)
       SELECT id FROM before UNION ALL SELECT id FROM kept`,
      [form.id, digest, language, JSON.stringify(body), raw, JSON.stringify(origin), key !== undefined],
    );
    await pool.query(
      `DELETE FROM kept_aside WHERE form_id = $1 AND (received_at < now() - make_interval(days => ${DAYS})
        OR received_at < (SELECT received_at FROM kept_aside WHERE form_id = $1 ORDER BY received_at DESC OFFSET ${MOST - 1} LIMIT 1))`,
      [form.id],
    );
    return { id: rows[0]!.id };
  });
};

/** What a form's trap caught, the newest first. */
export const listKeptAside = async (
  db: Database,
  { form, before = null, limit }: { form: string; before?: string | null | undefined; limit: number },
): Promise<KeptAside[]> => {
  const { rows } = await db.pool.query(
    `SELECT k.id, k.received_at, k.typed, k.origin, k.lead_id FROM kept_aside k JOIN form f ON f.id = k.form_id
     WHERE f.key = $1 AND ($2::uuid IS NULL OR k.id < $2) ORDER BY k.id DESC LIMIT $3 + 1`,
    [form, before, limit],
  );
  return rows.map(({ id, received_at, typed, origin, lead_id }) => ({
    id,
    receivedAt: received_at.toISOString(),
    typed,
    origin,
    leadId: lead_id,
  }));
};

/** "Not spam": the lead is made, once, as if taken at the time when it came. Refused: NotFound, UnknownPipeline. */
export const takeKeptAside = async (
  db: Database,
  { id, by, trap }: { id: string; by: string; trap: string },
): Promise<IntakeResult | Refusal | { errors: FieldError[] }> => {
  const { rows } = await db.pool.query(
    'SELECT k.*, f.key AS form_key FROM kept_aside k JOIN form f ON f.id = k.form_id WHERE k.id = $1',
    [id],
  );
  const kept = rows[0];
  if (!kept) return refuse('NotFound');
  const form = await formByKey(db, kept.form_key);
  if (!form?.versionId) return refuse('UnknownPipeline', { pipeline: kept.form_key });
  const { [trap]: _trap, ...body } = kept.typed as Record<string, unknown>;
  const taken = await takeForm(db, {
    key: `kept-aside ${id}`,
    actor: { kind: 'client' },
    at: kept.received_at.toISOString(),
    form: { ...form, definition: openForm({ ...form, definition: FormDefinition.parse(form.definition) }) },
    body,
    raw: kept.body,
    language: kept.language,
  });
  if (!isRefusal(taken) && 'id' in taken)
    await db.pool.query('UPDATE kept_aside SET lead_id = $2, taken_by = $3 WHERE id = $1 AND lead_id IS NULL', [
      id,
      taken.id,
      by,
    ]);
  return taken;
};

/** It is spam after all. Refused: NotFound. */
export const dropKeptAside = async (db: Database, id: string): Promise<void | Refusal> => {
  const { rowCount } = await db.pool.query('DELETE FROM kept_aside WHERE id = $1 AND lead_id IS NULL', [id]);
  return rowCount ? undefined : refuse('NotFound');
};
