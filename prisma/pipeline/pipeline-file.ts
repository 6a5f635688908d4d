import { FileForm, type FileTemplate, type PipelineFile } from '../../workflows/pipeline/file.schema.ts';
import { FILE_SCHEMA, FILE_VERSION, secretIn } from '../../workflows/pipeline/file.ts';
import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { textChannels } from '../../workflows/template/text-channel.ts';
import { templateUses } from '../../workflows/template/uses.ts';
import type { Database } from '../client.ts';
import { definitionOf, readDraft } from './pipeline-draft.ts';
import { readVersion } from './pipeline.queries.ts';

/** A pipeline as a file: its draft, what is published, or one version. Refused: NotFound, FileHasSecret. */
export const exportPipeline = async (
  db: Database,
  {
    key,
    version,
    draft = false,
    withTemplates = false,
  }: { key: string; version?: number | undefined; draft?: boolean; withTemplates?: boolean },
): Promise<PipelineFile | Refusal> => {
  const definition = await definitionIn(db, { key, version, draft });
  if (isRefusal(definition)) return definition;
  const secret = secretIn(definition);
  if (secret) return refuse('FileHasSecret', { automation: secret.automation.name, host: secret.host });
  return {
    $schema: FILE_SCHEMA,
    voronka: FILE_VERSION,
    key,
    definition,
    ...(withTemplates
      ? { templates: await templatesOf(db, definition), forms: await formsOf(db, key, definition) }
      : {}),
  };
};

const definitionIn = async (
  db: Database,
  { key, version, draft }: { key: string; version: number | undefined; draft: boolean },
): Promise<PipelineDefinition | Refusal> => {
  if (version !== undefined) {
    const found = await readVersion(db, { key, number: version });
    return found ? definitionOf(found.definition) : refuse('NotFound');
  }
  const drawn = await readDraft(db, key);
  if (isRefusal(drawn) || draft || drawn.publishedVersion === null) return isRefusal(drawn) ? drawn : drawn.definition;
  const published = await readVersion(db, { key, number: drawn.publishedVersion });
  return published ? definitionOf(published.definition) : refuse('NotFound');
};

/** Every text of the templates that it names, in the order of keys. */
const templatesOf = async (db: Database, definition: PipelineDefinition): Promise<FileTemplate[]> => {
  const keys = [...new Set(templateUses(definition).map(({ template }) => template))];
  const { rows } = await db.pool.query<Omit<Required<FileTemplate>, 'body'> & { body: string }>(
    `SELECT key, name, channel, language, subject, body FROM template WHERE key = ANY($1)
     ORDER BY key COLLATE "C", array_position($2::text[], channel), array_position(ARRAY['ru', 'en', 'kk', 'uk'], language)`,
    [keys, textChannels],
  );
  return rows.map(({ key, name, channel, language, subject, body }) => ({
    key,
    ...(name ? { name } : {}),
    channel,
    language,
    ...(subject ? { subject } : {}),
    body: body.includes('\n') ? body.split('\n') : body,
  }));
};

/** The forms whose leads it gets, and those that its automations name. */
const formsOf = async (db: Database, key: string, definition: PipelineDefinition): Promise<FileForm[]> => {
  const named = JSON.stringify(definition.automations).matchAll(/"form":"([a-z][a-z0-9_]*)"/g);
  const { rows } = await db.pool.query<{ key: string; definition: unknown }>(
    `SELECT f.key, f.definition FROM form f JOIN pipeline p ON p.id = f.pipeline_id WHERE p.key = $1 OR f.key = ANY($2) ORDER BY f.key COLLATE "C"`,
    [key, [...named].map(([, form]) => form)],
  );
  return rows.map((row) => FileForm.parse(row));
};

export const bodyText = (body: FileTemplate['body']): string => (Array.isArray(body) ? body.join('\n') : body);

/** What a file's parts would change here. */
export type FilePart = { key: string; channel?: string; language?: string; state: 'new' | 'same' | 'differs' };

export const partsOf = async (
  db: Database,
  { templates = [], forms = [] }: PipelineFile,
): Promise<{ templates: FilePart[]; forms: FilePart[] }> => {
  const texts = await db.pool.query<{ key: string; channel: string; language: string; subject: string; body: string }>(
    'SELECT key, channel, language, subject, body FROM template WHERE key = ANY($1)',
    [templates.map(({ key }) => key)],
  );
  const known = await db.pool.query<{ key: string; definition: unknown }>(
    'SELECT key, definition FROM form WHERE key = ANY($1)',
    [forms.map(({ key }) => key)],
  );
  const stateOf = (there: boolean, same: boolean) => (!there ? 'new' : same ? 'same' : 'differs');
  return {
    templates: templates.map(({ key, channel, language, subject = '', body }) => {
      const there = texts.rows.find((one) => one.key === key && one.channel === channel && one.language === language);
      const same = there?.subject === subject && there.body === bodyText(body);
      return { key, channel, language, state: stateOf(there !== undefined, same) };
    }),
    forms: forms.map(({ key, definition }) => {
      const there = known.rows.find((one) => one.key === key);
      const same =
        there !== undefined && JSON.stringify(FileForm.parse(there).definition) === JSON.stringify(definition);
      return { key, state: stateOf(there !== undefined, same) };
    }),
  };
};
