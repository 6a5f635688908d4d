import type { Field, FieldNoun } from '../../workflows/field/field.schema.ts';
import type { Database } from '../client.ts';

/** Where the values of a noun's fields stand: their column is `fields`. */
export const tableOf: Record<FieldNoun, string> = { lead: 'lead', contact: 'contact', company: 'company' };

/** How many records have an option; it stops counting a little above 1 000. */
export const valuesInUse = async (
  db: Database,
  { noun, key }: Pick<Field, 'noun' | 'key'>,
  value: string,
): Promise<number> => {
  const { rows } = await db.pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM (SELECT 1 FROM ${tableOf[noun]} WHERE fields -> $1 = to_jsonb($2::text)
       OR (jsonb_typeof(fields -> $1) = 'array' AND fields -> $1 @> to_jsonb($2::text)) LIMIT 1001) used`,
    [key, value],
  );
  return rows[0]!.count;
};
