import type { FieldUse } from '../../workflows/field/field-change.schema.ts';
import type { Field } from '../../workflows/field/field.schema.ts';
import { namesField } from '../../workflows/field/names-field.ts';
import type { Words } from '../../workflows/words/words.schema.ts';
import type { Database } from '../client.ts';

type Told = Omit<FieldUse, 'name'> & { name: Words | string | null; told: unknown };

/** Forms, templates, pipelines and views that name a field. A few hundred definitions at most: each is read whole. */
export const usesOfField = async (db: Database, { noun, key }: Pick<Field, 'noun' | 'key'>): Promise<FieldUse[]> => {
  const { rows } = await db.pool.query<Told>(
    `SELECT 'form' AS "in", key, definition -> 'title' AS name, false AS drawn, definition AS told FROM form WHERE definition::text LIKE $1
     UNION ALL SELECT 'template', key, to_jsonb(max(name)), false, jsonb_agg(jsonb_build_array(subject, body)) FROM template
       WHERE subject LIKE $1 OR body LIKE $1 GROUP BY key
     UNION ALL SELECT 'pipeline', p.key, v.definition -> 'name', false, v.definition FROM pipeline p JOIN pipeline_version v ON v.id = p.published_id
       WHERE p.archived_at IS NULL AND v.definition::text LIKE $1
     UNION ALL SELECT 'pipeline', p.key, d.definition -> 'name', true, d.definition FROM pipeline p JOIN pipeline_draft d ON d.pipeline_id = p.id
       WHERE p.archived_at IS NULL AND d.definition::text LIKE $1
     UNION ALL SELECT 'view', w.id::text, to_jsonb(w.name), false, w.search FROM "view" w WHERE w.search::text LIKE $1`,
    [`%${key.replaceAll('_', '\\_')}%`],
  );
  const found = rows.filter(({ told }) => namesField(told, noun, key));
  return found
    .filter((one) => !one.drawn || !found.some((other) => !other.drawn && other.in === one.in && other.key === one.key))
    .map(({ told: _, name, ...use }) => ({
      ...use,
      name: typeof name === 'string' ? { ru: name } : (name ?? { ru: use.key }),
    }));
};
