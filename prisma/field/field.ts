import type { Field, FieldNoun, FieldOption, FieldPatch, NewField } from '../../workflows/field/field.schema.ts';
import { MOST_FIELDS } from '../../workflows/field/field.ts';
import { givenFields } from '../../workflows/field/given-fields.ts';
import { readOptions, wordsOf } from '../../workflows/field/options.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { keyFromName } from '../../workflows/words/key.ts';
import { inTransaction, type Database } from '../client.ts';
import { fieldColumns, fieldOf, heardOfFields } from './house-fields.ts';
import { valuesInUse } from './values.ts';

/** Refused: TooManyFields, FieldExists, FieldUnnamed, NoOptions, OptionEmpty, OptionTwice, FieldWrong (a default that it cannot hold). */
export const createField = (db: Database, { noun, type, ...given }: NewField): Promise<Field | Refusal> =>
  changing(db, async (tx) => {
    const name = wordsOf(given.name);
    if (!name.ru) return refuse('FieldUnnamed');
    const { rows: taken } = await tx.pool.query<{ noun: FieldNoun; key: string; name: Field['name'] }>(
      'SELECT noun, key, name FROM field',
    );
    if (taken.length >= MOST_FIELDS) return refuse('TooManyFields', { most: MOST_FIELDS });
    const own = noun === 'lead' ? await keysOfPipelines(tx) : new Map<string, Field['name']>();
    const house = new Map(taken.filter((one) => one.noun === noun).map((one) => [one.key, one.name]));
    const key = given.key ?? keyFromName(name.ru, 'field', [...own.keys(), ...house.keys()]);
    const before = house.get(key) ?? own.get(key);
    if (before) return refuse('FieldExists', { key, where: before });
    const options = isList(type) ? readOptions(given.options ?? []) : [];
    if (isRefusal(options)) return options;
    if (isList(type) && options.length === 0) return refuse('NoOptions');
    const read = givenFields([{ key, name, type, options }], { [key]: given.default });
    if (isRefusal(read)) return read;
    const { rows } = await tx.pool.query(
      `INSERT INTO field (noun, key, type, name, options, required, visible_to, default_value, position)
         SELECT $1, $2, $3, $4, $5, $6, $7, nullif($8::jsonb, 'null'), coalesce(max(position), 0) + 1 FROM field WHERE noun = $1 RETURNING ${fieldColumns}`,
      [
        noun,
        key,
        type,
        name,
        JSON.stringify(options),
        given.required,
        audienceJson(given.visibleTo),
        JSON.stringify(read[key] ?? null),
      ],
    );
    return fieldOf(rows[0]);
  });

/** What is not named stays. Refused: NotFound, VersionChanged, FieldUnnamed, NoOptions, OptionEmpty, OptionTwice, OptionInUse, FieldWrong, FieldChanging. */
export const changeField = (db: Database, id: string, { version, ...patch }: FieldPatch): Promise<Field | Refusal> =>
  changing(db, async (tx) => {
    const field = await lockField(tx, id, version);
    if (isRefusal(field)) return field;
    const { rowCount: open } = await tx.pool.query(
      'SELECT 1 FROM field_change WHERE field_id = $1 AND ended_at IS NULL',
      [id],
    );
    if (open && patch.options) return refuse('FieldChanging', { field: field.name });
    const name = patch.name === undefined ? field.name : wordsOf(patch.name);
    if (!name.ru) return refuse('FieldUnnamed');
    const options = patch.options && isList(field.type) ? readOptions(patch.options, field.options) : field.options;
    if (isRefusal(options)) return options;
    if (isList(field.type) && options.length === 0) return refuse('NoOptions');
    const { key, type } = field;
    const read = givenFields([{ key, name, type, options }], { [key]: patch.default ?? null });
    if (isRefusal(read)) return read;
    const used = await whyNotLeaveOut(tx, field, options);
    if (used) return used;
    const { rows } = await tx.pool.query(
      `UPDATE field SET name = $2, options = $3, required = $4, visible_to = $5, version = version + 1, updated_at = now(),
         default_value = CASE WHEN $7 THEN nullif($8::jsonb, 'null') ELSE default_value END,
         archived_at = CASE WHEN $6::boolean IS NULL THEN archived_at WHEN $6 THEN coalesce(archived_at, now()) END
       WHERE id = $1 RETURNING ${fieldColumns}`,
      [
        id,
        name,
        JSON.stringify(options),
        patch.required ?? field.required,
        audienceJson(patch.visibleTo === undefined ? field.visibleTo : patch.visibleTo),
        patch.archived ?? null,
        patch.default !== undefined,
        JSON.stringify(read[key] ?? null),
      ],
    );
    return fieldOf(rows[0]);
  });

/** Puts fields of a noun into this order; those that are not named come after them as they were. */
export const orderFields = (
  db: Database,
  { noun, ids }: { noun: FieldNoun; ids: string[] },
): Promise<Field[] | Refusal> =>
  changing(db, async (tx) => {
    await tx.pool.query(
      `UPDATE field f SET position = p.position, updated_at = now()
       FROM (SELECT id, row_number() OVER (ORDER BY array_position($2::uuid[], id), position, id) AS position FROM field WHERE noun = $1) p
       WHERE p.id = f.id AND p.position <> f.position`,
      [noun, ids],
    );
    const { rows } = await tx.pool.query(`SELECT ${fieldColumns} FROM field WHERE noun = $1 ORDER BY position, id`, [
      noun,
    ]);
    return rows.map(fieldOf);
  });

/** One change of the fields after another: each raises their revision, whose row it holds until it is over. */
export const changing = <T>(db: Database, change: (tx: Database) => Promise<T | Refusal>): Promise<T | Refusal> =>
  inTransaction(db, async (tx) => {
    const { rows } = await tx.pool.query<{ revision: number }>(
      'UPDATE field_revision SET revision = revision + 1 RETURNING revision',
    );
    const changed = await change(tx);
    if (!isRefusal(changed)) heardOfFields(db, rows[0]!.revision);
    return changed;
  });

export const lockField = async (tx: Database, id: string, version: number): Promise<Field | Refusal> => {
  const { rows } = await tx.pool.query(`SELECT ${fieldColumns} FROM field WHERE id = $1 FOR UPDATE`, [id]);
  if (!rows[0]) return refuse('NotFound');
  const field = fieldOf(rows[0]);
  return field.version === version ? field : refuse('VersionChanged', { version: field.version });
};

const isList = (type: string): boolean => type === 'list' || type === 'multi_list';

const audienceJson = (audience: Field['visibleTo']): string | null => (audience ? JSON.stringify(audience) : null);

const whyNotLeaveOut = async (tx: Database, field: Field, options: FieldOption[]): Promise<Refusal | undefined> => {
  const left = field.options.filter(({ value }) => !options.some((one) => one.value === value));
  for (const option of left) {
    const count = await valuesInUse(tx, field, option.value);
    if (count > 0) return refuse('OptionInUse', { name: option.name, count: count > 1000 ? '1000+' : count });
  }
  return undefined;
};

/** Keys that pipelines use for fields of their own, drafts included, with their names. */
const keysOfPipelines = async (tx: Database): Promise<Map<string, Field['name']>> => {
  const { rows } = await tx.pool.query<{ key: string; name: Field['name'] }>(
    `SELECT f ->> 'key' AS key, f -> 'name' AS name
     FROM (SELECT v.definition FROM pipeline p JOIN pipeline_version v ON v.id = p.published_id UNION ALL SELECT definition FROM pipeline_draft) d,
       jsonb_array_elements(CASE jsonb_typeof(d.definition -> 'fields') WHEN 'array' THEN d.definition -> 'fields' ELSE '[]' END) f
     WHERE f ->> 'key' IS NOT NULL`,
  );
  return new Map(rows.map(({ key, name }) => [key, name]));
};
