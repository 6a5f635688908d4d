import { isDeepStrictEqual } from 'node:util';
import type { Draft, DraftChange, DraftSaved } from '../../workflows/pipeline/draft.schema.ts';
import { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { inTransaction, type Database } from '../client.ts';
import { holdPipeline, recordPipelineEvent } from './pipeline-story.ts';

/** Of a definition as JSON, UTF-8. */
export const MOST_BYTES = 1024 * 1024;

/** A new draft shares no revision with one that was discarded or published: a late save of the old one is refused. */
const FIRST_REVISION = '1 + floor(random() * 1000000000)::int';

/** A draft, or what is published where there is none. Refused: NotFound. */
export const readDraft = async (db: Database, key: string): Promise<Draft | Refusal> => {
  const { rows } = await db.pool.query(
    `SELECT p.id AS "pipelineId", p.key, d.definition AS drawn, v.definition AS published, coalesce(d.revision, 0) AS revision,
       coalesce(b.number, CASE WHEN d.pipeline_id IS NULL THEN v.number END) AS "baseVersion", v.number AS "publishedVersion",
       coalesce(d.updated_at, v.created_at) AS "updatedAt", p.archived_at IS NOT NULL AS archived,
       CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name) END AS "updatedBy"
     FROM pipeline p LEFT JOIN pipeline_draft d ON d.pipeline_id = p.id LEFT JOIN pipeline_version v ON v.id = p.published_id
       LEFT JOIN pipeline_version b ON b.id = d.base_id
       LEFT JOIN app_user u ON u.id = CASE WHEN d.pipeline_id IS NULL THEN v.author_id ELSE d.updated_by END
     WHERE p.key = $1`,
    [key],
  );
  const row = rows[0];
  if (!row || (row.drawn === null && row.published === null)) return refuse('NotFound');
  const { drawn, published, updatedAt, ...draft } = row;
  const definition = definitionOf(drawn ?? published);
  const changed = drawn !== null && (published === null || !isDeepStrictEqual(definition, definitionOf(published)));
  return { ...draft, definition, updatedAt: updatedAt.toISOString(), changed };
};

/** A definition with all defaults filled in; one that predates a stricter schema stays as it is. */
export const definitionOf = (json: unknown): PipelineDefinition => {
  const read = PipelineDefinition.safeParse(json);
  return read.success ? read.data : (json as PipelineDefinition);
};

/** A pipeline stays what it is: its leads would follow what only tickets have. */
const whyOfOtherNoun = async (
  db: Database,
  key: string,
  { noun = 'lead' }: PipelineDefinition,
): Promise<Refusal | undefined> => {
  const { rows } = await db.pool.query<{ noun: string }>('SELECT noun FROM pipeline WHERE key = $1', [key]);
  return rows[0] && rows[0].noun !== noun ? refuse('PipelineOfOtherNoun') : undefined;
};

/** Starts a draft (revision 0) or overwrites the revision that was read. Refused: NotFound, VersionChanged, DefinitionTooLarge, PipelineOfOtherNoun. */
export const saveDraft = async (
  db: Database,
  { key, definition, revision, publishedVersion, userId }: DraftChange & { key: string; userId: string },
): Promise<DraftSaved | Refusal> => {
  const json = JSON.stringify(definition);
  const why = whyTooLarge(json) ?? (await whyOfOtherNoun(db, key, definition));
  if (why) return why;
  const { rows } = await db.pool.query(
    revision === 0
      ? `INSERT INTO pipeline_draft (pipeline_id, base_id, definition, updated_by, revision)
           SELECT id, published_id, $2, $3, ${FIRST_REVISION} FROM pipeline p WHERE key = $1
             AND ($4::int IS NULL OR EXISTS (SELECT 1 FROM pipeline_version v WHERE v.id = p.published_id AND v.number = $4)) FOR SHARE OF p
         ON CONFLICT DO NOTHING RETURNING revision, updated_at`
      : `UPDATE pipeline_draft d SET definition = $2, updated_by = $3, updated_at = now(), revision = d.revision + 1
         FROM pipeline p WHERE p.key = $1 AND d.pipeline_id = p.id AND d.revision = $4 RETURNING d.revision, d.updated_at`,
    [key, json, userId, revision === 0 ? (publishedVersion ?? null) : revision],
  );
  return rows[0] ? savedOf(rows[0]) : slower(db, key);
};

/** Refused: NotFound, VersionChanged, NothingPublished where the pipeline is nothing but a draft. */
export const discardDraft = async (
  db: Database,
  { key, revision, userId }: { key: string; revision?: number | undefined; userId: string },
): Promise<void | Refusal> =>
  inTransaction(db, async (tx) => {
    const pipeline = await holdPipeline(tx, key);
    if (isRefusal(pipeline)) return pipeline;
    if (pipeline.published_id === null) return refuse('NothingPublished');
    const { rows } = await tx.pool.query<{ drawn_by: string | null; is_it: boolean }>(
      `SELECT updated_by AS drawn_by, $2::int IS NULL OR revision = $2 AS is_it FROM pipeline_draft WHERE pipeline_id = $1 FOR UPDATE`,
      [pipeline.id, revision ?? null],
    );
    const draft = rows[0];
    if (!draft) return undefined;
    if (!draft.is_it) return refuse('VersionChanged');
    await tx.pool.query('DELETE FROM pipeline_draft WHERE pipeline_id = $1', [pipeline.id]);
    const data = { drawnBy: draft.drawn_by };
    await recordPipelineEvent(tx, { pipelineId: pipeline.id, userId, type: 'discarded', data });
  });

/** The draft becomes a copy of a version; `revision` guards the current draft. Refused: NotFound, VersionChanged. */
export const restoreVersion = async (
  db: Database,
  { key, number, revision, userId }: { key: string; number: number; revision?: number | undefined; userId: string },
): Promise<DraftSaved | Refusal> =>
  inTransaction(db, async (tx) => {
    const pipeline = await holdPipeline(tx, key);
    if (isRefusal(pipeline)) return pipeline;
    const saved = await writeVersion(tx, { key, number, revision, userId });
    if (isRefusal(saved)) return saved;
    await recordPipelineEvent(tx, { pipelineId: pipeline.id, userId, type: 'restored', data: { version: number } });
    return saved;
  });

const writeVersion = async (
  db: Database,
  { key, number, revision, userId }: Parameters<typeof restoreVersion>[1],
): Promise<DraftSaved | Refusal> => {
  const { rows } = await db.pool.query(
    `INSERT INTO pipeline_draft AS d (pipeline_id, base_id, definition, updated_by, revision)
       SELECT p.id, v.id, v.definition, $4, ${FIRST_REVISION} FROM pipeline p JOIN pipeline_version v ON v.pipeline_id = p.id AND v.number = $2
       WHERE p.key = $1 AND (coalesce($3::int, 0) = 0 OR EXISTS (SELECT 1 FROM pipeline_draft o WHERE o.pipeline_id = p.id))
     ON CONFLICT (pipeline_id) DO UPDATE SET definition = excluded.definition, base_id = excluded.base_id, updated_by = excluded.updated_by,
       updated_at = now(), revision = d.revision + 1 WHERE $3::int IS NULL OR d.revision = $3
     RETURNING revision, updated_at`,
    [key, number, revision ?? null, userId],
  );
  if (rows[0]) return savedOf(rows[0]);
  const { rows: known } = await db.pool.query(
    'SELECT 1 FROM pipeline_version v JOIN pipeline p ON p.id = v.pipeline_id WHERE p.key = $1 AND v.number = $2',
    [key, number],
  );
  return refuse(known[0] ? 'VersionChanged' : 'NotFound');
};

export const whyTooLarge = (json: string): Refusal | undefined => {
  const bytes = Buffer.byteLength(json);
  return bytes > MOST_BYTES ? refuse('DefinitionTooLarge', { kilobytes: Math.ceil(bytes / 1024) }) : undefined;
};

const savedOf = ({ revision, updated_at }: { revision: number; updated_at: Date }): DraftSaved => ({
  revision,
  updatedAt: updated_at.toISOString(),
});

const slower = async (db: Database, key: string): Promise<Refusal> => {
  const { rows } = await db.pool.query('SELECT 1 FROM pipeline WHERE key = $1', [key]);
  return refuse(rows[0] ? 'VersionChanged' : 'NotFound');
};
