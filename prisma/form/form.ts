import { askedToCall } from '../../workflows/callback/part-of-day.ts';
import type { FormDefinition, FormSetting } from '../../workflows/form/form.schema.ts';
import type { TargetField } from '../../workflows/form/check.ts';
import { refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { usesOfForm, whereUsed } from '../automation/uses.ts';
import { ofClients } from '../../workflows/field/field.ts';
import { houseFields } from '../field/house-fields.ts';
import { askables } from '../pipeline/askable.ts';

const SELECT = `SELECT f.id, f.key, p.key AS pipeline, f.definition, f.revision, f.disabled_at AS "disabledAt", f.updated_at AS "updatedAt",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('day', d.day, 'shown', d.shown, 'sent', d.sent, 'answered', d.answered, 'spam', d.spam) ORDER BY d.day), '[]')
      FROM form_day d WHERE d.form_id = f.id AND d.day > (now() AT TIME ZONE 'UTC')::date - 30) AS days,
    (SELECT count(*)::int FROM kept_aside k WHERE k.form_id = f.id AND k.lead_id IS NULL) AS "keptAside"
  FROM form f JOIN pipeline p ON p.id = f.pipeline_id`;

export const listFormSettings = async (db: Database): Promise<FormSetting[]> => {
  const { rows } = await db.pool.query(`${SELECT} ORDER BY f.disabled_at IS NOT NULL, f.key`);
  return rows.map(toSetting);
};

export const readFormSetting = async (db: Database, id: string): Promise<FormSetting | undefined> => {
  const { rows } = await db.pool.query(`${SELECT} WHERE f.id = $1`, [id]);
  return rows[0] && toSetting(rows[0]);
};

/** A form may be made while its pipeline is only drawn: it opens with the publication. None opens a conversation. */
const drawnOrPublished = `p.noun <> 'conversation' AND (p.published_id IS NOT NULL OR EXISTS (SELECT 1 FROM pipeline_draft d WHERE d.pipeline_id = p.id))`;

/** Refused: UnknownPipeline, FormExists. */
export const addForm = async (
  db: Database,
  { key, pipeline, definition }: { key: string; pipeline: string; definition: FormDefinition },
): Promise<FormSetting | Refusal> => {
  const { rows } = await db.pool.query<{ known: boolean; id: string | null }>(
    `WITH into_pipeline AS (SELECT p.id FROM pipeline p WHERE key = $2 AND ${drawnOrPublished}),
      made AS (INSERT INTO form (key, pipeline_id, definition) SELECT $1, id, $3 FROM into_pipeline ON CONFLICT (key) DO NOTHING RETURNING id)
     SELECT EXISTS (SELECT 1 FROM into_pipeline) AS known, (SELECT id FROM made) AS id`,
    [key, pipeline, JSON.stringify(definition)],
  );
  const { known, id } = rows[0]!;
  if (!known) return refuse('UnknownPipeline', { pipeline });
  return (id && (await readFormSetting(db, id))) || refuse('FormExists', { form: key });
};

/** What is not named stays. Refused: NotFound, VersionChanged, UnknownPipeline. */
export const changeForm = async (
  db: Database,
  {
    id,
    revision,
    ...change
  }: {
    id: string;
    revision: number;
    pipeline?: string | undefined;
    definition?: FormDefinition | undefined;
    disabled?: boolean | undefined;
  },
): Promise<FormSetting | Refusal> => {
  const { pipeline = null, definition, disabled = null } = change;
  const { rows } = await db.pool.query<{ known: boolean; changed: boolean }>(
    `WITH into_pipeline AS (SELECT p.id FROM pipeline p WHERE key = $3 AND ${drawnOrPublished}),
      changed AS (UPDATE form SET pipeline_id = coalesce((SELECT id FROM into_pipeline), pipeline_id), definition = coalesce($4, definition),
          disabled_at = CASE WHEN $5::boolean IS NULL THEN disabled_at WHEN $5 THEN coalesce(disabled_at, now()) END,
          revision = revision + 1, updated_at = now()
        WHERE id = $1 AND revision = $2 AND ($3::text IS NULL OR EXISTS (SELECT 1 FROM into_pipeline)) RETURNING id)
     SELECT $3::text IS NULL OR EXISTS (SELECT 1 FROM into_pipeline) AS known, EXISTS (SELECT 1 FROM changed) AS changed`,
    [id, revision, pipeline, definition ? JSON.stringify(definition) : null, disabled],
  );
  if (!rows[0]!.known) return refuse('UnknownPipeline', { pipeline: pipeline ?? '' });
  const form = await readFormSetting(db, id);
  if (!form) return refuse('NotFound');
  return rows[0]!.changed ? form : refuse('VersionChanged');
};

/**
 * Removes a form that nothing uses, with its figures. Refused: NotFound, VersionChanged, FormInUse, FormHasLeads (it can only be closed:
 * their story names it).
 */
export const deleteForm = async (
  db: Database,
  { id, revision }: { id: string; revision: number },
): Promise<void | Refusal> => {
  const uses = await usesOfForm(db, id);
  if (!uses) return refuse('NotFound');
  const { pipelines } = whereUsed(uses);
  if (uses.pipelines.length > 0) return refuse('FormInUse', { pipelines: pipelines ?? '' });
  if (uses.leads > 0) return refuse('FormHasLeads', { leads: uses.leads > 1000 ? '1000+' : uses.leads });
  const { rowCount } = await db.pool.query(
    `WITH gone AS (DELETE FROM form WHERE id = $1 AND revision = $2 RETURNING id), days AS (DELETE FROM form_day WHERE form_id IN (SELECT id FROM gone)),
       caught AS (DELETE FROM kept_aside WHERE form_id IN (SELECT id FROM gone))
     SELECT 1 FROM gone`,
    [id, revision],
  );
  return rowCount ? undefined : refuse('VersionChanged');
};

/** What a form may ask: fields of the client, and those that leads of a pipeline have, or will have with its draft; undefined where there is neither. */
export const fieldsOfPipeline = async (db: Database, key: string): Promise<TargetField[] | undefined> => {
  const pipeline = (await askables(db)).find((one) => one.key === key);
  if (!pipeline) return undefined;
  const ofClient = ofClients(await houseFields(db)).filter((field) => field.key.startsWith('contact.'));
  return [...pipeline.fields, ...(pipeline.calls ? [askedToCall] : []), ...ofClient];
};

const toSetting = (
  row: Omit<FormSetting, 'disabledAt' | 'updatedAt'> & { disabledAt: Date | null; updatedAt: Date },
): FormSetting => ({
  ...row,
  definition: { ...row.definition, sites: row.definition.sites ?? [] },
  disabledAt: row.disabledAt?.toISOString() ?? null,
  updatedAt: row.updatedAt.toISOString(),
});
