import type { Field, FieldNoun, FieldValue } from '../../workflows/field/field.schema.ts';
import { fieldsOf } from '../../workflows/field/field.ts';
import { givenFields } from '../../workflows/field/given-fields.ts';
import type { Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { houseFields } from './house-fields.ts';

/** How many records have an option; it stops counting a little above 1 000. */
export const valuesInUse = async (
  db: Database,
  { noun, key }: Pick<Field, 'noun' | 'key'>,
  value: string,
): Promise<number> => {
  const { rows } = await db.pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM (
       SELECT 1 FROM (SELECT fields -> $1 AS v FROM lead WHERE $3 = 'lead' UNION ALL SELECT fields -> $1 FROM contact WHERE $3 = 'contact'
         UNION ALL SELECT fields -> $1 FROM company WHERE $3 = 'company') held
       WHERE v = to_jsonb($2::text) OR (jsonb_typeof(v) = 'array' AND v @> to_jsonb($2::text)) LIMIT 1001) used`,
    [key, value, noun],
  );
  return rows[0]!.count;
};

/** What somebody gave for fields of a contact or a company, as the record keeps it. Refused: FieldWrong. */
export const readFields = async (
  db: Database,
  noun: FieldNoun,
  given: Record<string, FieldValue>,
): Promise<Record<string, FieldValue> | Refusal> => givenFields(fieldsOf(noun, await houseFields(db)), given);
