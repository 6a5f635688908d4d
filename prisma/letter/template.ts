import { refuse, type Refusal } from '../../workflows/refusal.ts';
import type {
  NewTemplate,
  Template,
  TemplateUseShown,
  TemplateVersion,
} from '../../workflows/template/template.schema.ts';
import { templateUses } from '../../workflows/template/uses.ts';
import { ofClients, ofLeads } from '../../workflows/field/field.ts';
import { fieldVariable, type Variable } from '../../workflows/template/variables.ts';
import type { Language, Words } from '../../workflows/words/words.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import type { Database } from '../client.ts';
import { houseFields } from '../field/house-fields.ts';

const columns = `id, key, name, channel, language, subject, body, options, revision, updated_at AS "updatedAt"`;

export const listTemplates = async (db: Database): Promise<Template[]> => {
  const { rows } = await db.pool.query(`SELECT ${columns} FROM template ORDER BY key, channel, language`);
  return rows.map(toTemplate);
};

export const readTemplate = async (db: Database, id: string): Promise<Template | undefined> => {
  const { rows } = await db.pool.query(`SELECT ${columns} FROM template WHERE id = $1`, [id]);
  return rows[0] && toTemplate(rows[0]);
};

/** A text that is new, or that comes back after it was removed: its versions go on counting. Refused: TemplateExists. */
export const addTemplate = async (
  db: Database,
  { key, name, channel, language, subject, body, authorId }: NewTemplate & { authorId: string },
): Promise<Template | Refusal> => {
  const { rows } = await db.pool.query(
    `WITH made AS (INSERT INTO template (key, name, channel, language, subject, body, revision)
        SELECT $1, coalesce(nullif($2, ''), (SELECT max(name) FROM template WHERE key = $1), ''), $3, $4, $5, $6,
          1 + coalesce((SELECT max(revision) FROM template_version WHERE key = $1 AND channel = $3 AND language = $4), 0)
        ON CONFLICT (key, channel, language) DO NOTHING RETURNING *),
      kept AS (${keepVersion('made', '$7')})
     SELECT ${columns} FROM made`,
    [key, name, channel, language, subject, body, authorId],
  );
  if (rows[0]) return toTemplate(rows[0]);
  // requested again because the answer was lost
  const there = (await listTemplates(db)).find(
    (one) => one.key === key && one.channel === channel && one.language === language,
  );
  return there?.subject === subject && there.body === body ? there : refuse('TemplateExists', { template: key });
};

/** Writes a text and its version; the former text is kept as a version too. Refused: NotFound, VersionChanged. */
export const saveTemplate = async (
  db: Database,
  change: { id: string; revision: number; subject: string; body: string; authorId: string },
): Promise<Template | Refusal> => {
  const { rows } = await db.pool.query(
    `WITH old AS (SELECT * FROM template WHERE id = $1 AND revision = $2 FOR UPDATE),
      before AS (INSERT INTO template_version (key, channel, language, revision, subject, body, options, created_at)
        SELECT key, channel, language, revision, subject, body, options, updated_at FROM old ON CONFLICT DO NOTHING),
      changed AS (UPDATE template t SET subject = $3, body = $4, revision = t.revision + 1, updated_at = now() FROM old WHERE t.id = old.id RETURNING t.*),
      kept AS (${keepVersion('changed', '$5')})
     SELECT ${columns} FROM changed`,
    [change.id, change.revision, change.subject, change.body, change.authorId],
  );
  if (rows[0]) return toTemplate(rows[0]);
  return refuse((await readTemplate(db, change.id)) ? 'VersionChanged' : 'NotFound');
};

const keepVersion = (from: string, author: string): string =>
  `INSERT INTO template_version (key, channel, language, revision, subject, body, options, author_id)
   SELECT key, channel, language, revision, subject, body, options, ${author}::uuid FROM ${from}`;

/** Renames all texts of a template. Refused: NotFound. */
export const renameTemplate = async (
  db: Database,
  { key, name }: { key: string; name: string },
): Promise<void | Refusal> => {
  const { rowCount } = await db.pool.query('UPDATE template SET name = $2 WHERE key = $1', [key, name]);
  if (!rowCount) return refuse('NotFound');
};

/** The same texts under another key. Refused: NotFound, TemplateExists. */
export const copyTemplate = async (
  db: Database,
  { from, key, name, authorId }: { from: string; key: string; name: string; authorId: string },
): Promise<void | Refusal> => {
  const { rows } = await db.pool.query<{ known: boolean; taken: boolean; made: number }>(
    `WITH made AS (INSERT INTO template (key, name, channel, language, subject, body, options, revision)
        SELECT $2, $3, t.channel, t.language, t.subject, t.body, t.options,
          1 + coalesce((SELECT max(v.revision) FROM template_version v WHERE v.key = $2 AND v.channel = t.channel AND v.language = t.language), 0)
        FROM template t WHERE t.key = $1 AND NOT EXISTS (SELECT 1 FROM template WHERE key = $2) ON CONFLICT DO NOTHING RETURNING *),
      kept AS (${keepVersion('made', '$4')})
     SELECT EXISTS (SELECT 1 FROM template WHERE key = $1) AS known, EXISTS (SELECT 1 FROM template WHERE key = $2) AS taken, (SELECT count(*)::int FROM made) AS made`,
    [from, key, name, authorId],
  );
  const { known, taken } = rows[0]!;
  if (!known) return refuse('NotFound');
  if (taken) return refuse('TemplateExists', { template: key });
};

/** Removes a whole template. Refused: NotFound, TemplateInUse (which says where). */
export const removeTemplate = async (
  db: Database,
  { key, language }: { key: string; language: Language },
): Promise<void | Refusal> => {
  const [use] = await usesOf(db, key, language);
  if (use) return inUse(use, language);
  const { rowCount } = await db.pool.query('DELETE FROM template WHERE key = $1', [key]);
  if (!rowCount) return refuse('NotFound');
};

/** Removes one text. The last text of a channel stays while something is sent by it. Refused: NotFound, TemplateInUse. */
export const removeText = async (
  db: Database,
  { id, language }: { id: string; language: Language },
): Promise<void | Refusal> => {
  const text = await readTemplate(db, id);
  if (!text) return refuse('NotFound');
  const others = (await listTemplates(db)).filter((one) => one.key === text.key && one.id !== id);
  if (!others.some(({ channel }) => channel === text.channel)) {
    const uses = await usesOf(db, text.key, language);
    const use = uses.find(({ channel }) => channel === text.channel || (channel === null && others.length === 0));
    if (use) return inUse(use, language);
  }
  await db.pool.query('DELETE FROM template WHERE id = $1', [id]);
};

const inUse = ({ pipeline, automation }: TemplateUseShown, language: Language): Refusal =>
  refuse('TemplateInUse', { pipeline, automation: automation ?? inLanguage(invoiceRules, language) });

const invoiceRules: Words = {
  ru: 'Правила счетов',
  en: 'Rules of invoices',
  kk: 'Шот ережелері',
  uk: 'Правила рахунків',
};

/** Where a template is sent from: the published version of each pipeline, and its draft. */
export const usesOf = async (db: Database, key: string, language: Language): Promise<TemplateUseShown[]> => {
  const seen = new Set<string>();
  return (await definitions(db)).flatMap(({ key: pipelineKey, definition, draft }) => {
    const pipeline = inLanguage((definition['name'] as Words | undefined) ?? { ru: '' }, language);
    return templateUses(definition)
      .filter(({ template }) => template === key)
      .map(({ automation, channel }) => ({
        pipeline,
        key: pipelineKey,
        automation: automation ? inLanguage(automation.name, language) || automation.key : null,
        channel: channel ?? null,
        draft,
      }))
      .filter((use) => {
        const name = JSON.stringify([use.pipeline, use.automation, use.channel]);
        return !seen.has(name) && seen.add(name);
      });
  });
};

/** The fields of all pipelines and of the house, as templates may name them. */
export const knownFields = async (db: Database): Promise<Variable[]> => {
  const found = new Map<string, Variable>();
  for (const { definition } of await definitions(db))
    for (const field of (definition['fields'] as { key: string; name: Words; type?: string }[] | undefined) ?? [])
      if (!found.has(field.key)) found.set(field.key, fieldVariable(field));
  const house = await houseFields(db);
  for (const field of [...ofLeads(house), ...ofClients(house)])
    if (!found.has(field.key)) found.set(field.key, fieldVariable(field));
  return [...found.values()];
};

/** Published ones first, then drafts. */
const definitions = async (
  db: Database,
): Promise<{ key: string; definition: Record<string, unknown>; draft: boolean }[]> => {
  const { rows } = await db.pool.query(
    `SELECT p.key, v.definition, false AS draft, p."order" FROM pipeline p JOIN pipeline_version v ON v.id = p.published_id
     UNION ALL SELECT p.key, d.definition, true, p."order" FROM pipeline_draft d JOIN pipeline p ON p.id = d.pipeline_id ORDER BY 3, 4`,
  );
  return rows;
};

/** The newest first. */
export const versionsOfTemplate = async (db: Database, id: string): Promise<TemplateVersion[] | undefined> => {
  const text = await readTemplate(db, id);
  if (!text) return undefined;
  const { rows } = await db.pool.query(
    `SELECT v.revision, v.subject, v.body, u.name AS author, v.created_at AS "createdAt"
     FROM template_version v LEFT JOIN app_user u ON u.id = v.author_id
     WHERE v.key = $1 AND v.channel = $2 AND v.language = $3 ORDER BY v.revision DESC LIMIT 200`,
    [text.key, text.channel, text.language],
  );
  const versions = rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }) as TemplateVersion);
  // a text that came with the product has no version until it is changed
  const { revision, subject, body, updatedAt } = text;
  return versions.length > 0 ? versions : [{ revision, subject, body, author: null, createdAt: updatedAt }];
};

const toTemplate = ({ updatedAt, ...row }: Omit<Template, 'updatedAt'> & { updatedAt: Date }): Template => ({
  ...row,
  updatedAt: updatedAt.toISOString(),
});
