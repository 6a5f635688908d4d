import type { PipelineFile } from '../../workflows/pipeline/file.schema.ts';
import { isRefusal, type Refusal } from '../../workflows/refusal.ts';
import { inTransaction, type Database } from '../client.ts';
import { uuidv7 } from '../id.ts';
import { saveDraft, whyTooLarge } from './pipeline-draft.ts';
import { bodyText, partsOf, type FilePart } from './pipeline-file.ts';
import { holdPipeline, recordPipelineEvent } from './pipeline-story.ts';

export type Imported = { key: string; revision: number; created: boolean; templates: number; forms: number };

/**
 * Makes a file the draft of its pipeline, creating the pipeline if needed, all of it or nothing. Missing texts and forms are added; what
 * exists and differs stays, unless `replace`. Refused: VersionChanged, DefinitionTooLarge.
 */
export const importPipeline = (
  db: Database,
  { file, revision, replace, userId }: { file: PipelineFile; revision: number; replace: boolean; userId: string },
): Promise<Imported | Refusal> =>
  inTransaction(db, async (tx) => {
    const created = await drawFirst(tx, file, userId);
    if (isRefusal(created)) return created;
    const pipeline = await holdPipeline(tx, file.key);
    if (isRefusal(pipeline)) return pipeline;
    const saved = created ?? (await saveDraft(tx, { key: file.key, definition: file.definition, revision, userId }));
    if (isRefusal(saved)) return saved;
    const parts = await partsOf(tx, file);
    const wanted = ({ state }: FilePart) => state === 'new' || (replace && state === 'differs');
    const templates = await writeTexts(
      tx,
      (file.templates ?? []).filter((_, index) => wanted(parts.templates[index]!)),
      userId,
    );
    const forms = await writeForms(
      tx,
      (file.forms ?? []).filter((_, index) => wanted(parts.forms[index]!)),
      file.key,
    );
    const told = { pipelineId: pipeline.id, userId };
    if (created)
      await recordPipelineEvent(tx, { ...told, type: 'created', data: { from: { kind: 'file' }, templates, forms } });
    else await recordPipelineEvent(tx, { ...told, type: 'imported', data: { templates, forms } });
    return { key: file.key, revision: saved.revision, created: created !== undefined, templates, forms };
  });

/** Undefined where the pipeline exists already. */
const drawFirst = async (
  db: Database,
  { key, definition }: PipelineFile,
  userId: string,
): Promise<{ revision: number } | Refusal | undefined> => {
  const json = JSON.stringify(definition);
  const tooLarge = whyTooLarge(json);
  if (tooLarge) return tooLarge;
  const id = uuidv7();
  const { rowCount } = await db.pool.query(
    `INSERT INTO pipeline (id, key, noun, "order") SELECT $1, $2, $3, coalesce(max("order"), 0) + 1 FROM pipeline ON CONFLICT (key) DO NOTHING`,
    [id, key, definition.noun ?? 'lead'],
  );
  if (!rowCount) return undefined;
  await db.pool.query('INSERT INTO pipeline_draft (pipeline_id, definition, updated_by) VALUES ($1, $2, $3)', [
    id,
    json,
    userId,
  ]);
  return { revision: 1 };
};

const writeTexts = async (
  db: Database,
  templates: NonNullable<PipelineFile['templates']>,
  userId: string,
): Promise<number> => {
  if (templates.length === 0) return 0;
  const rows = templates.map(({ name = '', subject = '', body, ...text }) => ({
    ...text,
    name,
    subject,
    body: bodyText(body),
  }));
  const { rowCount } = await db.pool.query(
    `WITH given AS (SELECT * FROM jsonb_to_recordset($1) AS t(key text, channel text, language text, name text, subject text, body text)),
      before AS (INSERT INTO template_version (key, channel, language, revision, subject, body, options, created_at)
        SELECT o.key, o.channel, o.language, o.revision, o.subject, o.body, o.options, o.updated_at
        FROM template o JOIN given g USING (key, channel, language) ON CONFLICT DO NOTHING),
      written AS (INSERT INTO template AS o (key, channel, language, name, subject, body, revision)
        SELECT g.key, g.channel, g.language, g.name, g.subject, g.body, 1 + coalesce((SELECT max(v.revision) FROM template_version v
          WHERE v.key = g.key AND v.channel = g.channel AND v.language = g.language), 0) FROM given g
        ON CONFLICT (key, channel, language) DO UPDATE SET subject = excluded.subject, body = excluded.body, updated_at = now(),
          revision = greatest(excluded.revision, o.revision + 1) RETURNING o.*)
     INSERT INTO template_version (key, channel, language, revision, subject, body, options, author_id)
       SELECT key, channel, language, revision, subject, body, options, $2::uuid FROM written ON CONFLICT DO NOTHING`,
    [JSON.stringify(rows), userId],
  );
  return rowCount ?? 0;
};

/** A form whose leads go to another pipeline is left alone. */
const writeForms = async (
  db: Database,
  forms: NonNullable<PipelineFile['forms']>,
  pipelineKey: string,
): Promise<number> => {
  let written = 0;
  for (const { key, definition } of forms) {
    const { rowCount } = await db.pool.query(
      `INSERT INTO form AS f (key, pipeline_id, definition) SELECT $1, id, $3 FROM pipeline WHERE key = $2
       ON CONFLICT (key) DO UPDATE SET definition = excluded.definition, revision = f.revision + 1, updated_at = now()
         WHERE f.pipeline_id = excluded.pipeline_id`,
      [key, pipelineKey, JSON.stringify(definition)],
    );
    written += rowCount ?? 0;
  }
  return written;
};
