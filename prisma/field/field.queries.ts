import { lackingFields, seesField, type FieldReader } from '../../workflows/field/field.ts';
import type { Field, FieldNeed, FieldNoun, FieldValue } from '../../workflows/field/field.schema.ts';
import { refuse, type Refusal } from '../../workflows/refusal.ts';
import { inEach, inLanguage } from '../../workflows/words/words.ts';
import type { Database } from '../client.ts';
import type { Reader } from '../visible.ts';
import { whyNotFiles } from './files-held.ts';
import { houseFields } from './house-fields.ts';

/** The fields of a noun that somebody sees, in their order; archived ones only where they are asked for. */
export const listFields = async (
  db: Database,
  me: Reader,
  { noun, archived = false }: { noun?: FieldNoun | undefined; archived?: boolean | undefined } = {},
): Promise<Field[]> => {
  const fields = (await houseFields(db)).filter(
    (field) => (noun === undefined || field.noun === noun) && (archived || !field.archivedAt),
  );
  if (!fields.some(({ visibleTo }) => visibleTo)) return fields;
  const reader = await fieldReader(db, me);
  return fields.filter((field) => seesField(field, reader));
};

/**
 * Keys of a noun's fields that somebody may not see, of a lead also the paths of its client's and company's; nothing is read where every field
 * is for everybody.
 */
export const hiddenFields = async (db: Database, me: Reader, noun: FieldNoun): Promise<ReadonlySet<string>> => {
  const limited = (await houseFields(db)).filter(
    (field) => field.visibleTo && (field.noun === noun || noun === 'lead'),
  );
  if (limited.length === 0 || me.role === 'admin') return none;
  const reader = await fieldReader(db, me);
  return new Set(limited.filter((field) => !seesField(field, reader)).map((field) => pathIn(noun, field)));
};
const none: ReadonlySet<string> = new Set();

const pathIn = (noun: FieldNoun, field: { noun: FieldNoun; key: string }): string =>
  field.noun === noun ? field.key : `${field.noun}.fields.${field.key}`;

/**
 * Why somebody may not write these values: one of them is hidden from her (FieldHidden), or what must be filled would be empty
 * (FieldNeeded): everything at a `create`, and at a `save` what she empties; or a file is not one of this record.
 */
export const whyNotWrite = async (
  db: Database,
  me: Reader,
  noun: FieldNoun,
  values: Record<string, FieldValue> = {},
  need?: FieldNeed,
  /** the record that is changed; a new one has no files yet */
  id?: string,
): Promise<Refusal | undefined> => {
  const fields = (await houseFields(db)).filter((field) => field.noun === noun);
  const hidden = await hiddenFields(db, me, noun);
  const unseen = fields.find(({ key }) => hidden.has(key) && key in values);
  if (unseen) return refuse('FieldHidden', { field: unseen.name });
  const asked = fields.filter(({ key }) => !hidden.has(key) && (need === 'create' || key in values));
  const lacking = need ? lackingFields(asked, values, need) : [];
  if (lacking.length === 0) return need && whyNotFiles(db, noun, id, fields, values);
  const names = inEach((language) => lacking.map(({ name }) => inLanguage(name, language)).join(', '));
  return refuse('FieldNeeded', { fields: names });
};

export type HiddenFields = Record<FieldNoun, ReadonlySet<string>>;

/** Fields that users may not see: only those are in it who may not see something. */
export const hiddenFromEach = async (db: Database, users: string[]): Promise<Map<string, HiddenFields>> => {
  const limited = (await houseFields(db)).filter(({ visibleTo }) => visibleTo);
  if (limited.length === 0 || users.length === 0) return new Map();
  const { rows } = await db.pool.query<FieldReader & { id: string }>({
    name: 'field-readers',
    text: 'SELECT u.id, u.role, t.key AS team FROM app_user u LEFT JOIN team t ON t.id = u.team_id WHERE u.id = ANY($1)',
    values: [users],
  });
  return new Map(
    rows.flatMap(({ id, ...reader }) => {
      const hidden = limited.filter((field) => !seesField(field, reader));
      const of = (noun: FieldNoun) =>
        new Set(hidden.flatMap((field) => (field.noun === noun || noun === 'lead' ? [pathIn(noun, field)] : [])));
      return hidden.length === 0
        ? []
        : [[id, { lead: of('lead'), contact: of('contact'), company: of('company') }] as const];
    }),
  );
};

const fieldReader = async (db: Database, { id, role }: Reader): Promise<FieldReader> => {
  const { rows } = await db.pool.query<{ team: string | null }>({
    name: 'field-reader',
    text: 'SELECT t.key AS team FROM app_user u LEFT JOIN team t ON t.id = u.team_id WHERE u.id = $1',
    values: [id],
  });
  return { role, team: rows[0]?.team ?? null };
};
