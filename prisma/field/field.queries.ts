import { seesField, type FieldReader } from '../../workflows/field/field.ts';
import type { Field, FieldNoun } from '../../workflows/field/field.schema.ts';
import type { Database } from '../client.ts';
import type { Reader } from '../visible.ts';
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

/** Keys of a noun's fields that somebody may not see; nothing is read where every field is for everybody. */
export const hiddenFields = async (db: Database, me: Reader, noun: FieldNoun): Promise<ReadonlySet<string>> => {
  const limited = (await houseFields(db)).filter((field) => field.noun === noun && field.visibleTo);
  if (limited.length === 0 || me.role === 'admin') return none;
  const reader = await fieldReader(db, me);
  return new Set(limited.filter((field) => !seesField(field, reader)).map(({ key }) => key));
};
const none: ReadonlySet<string> = new Set();

const fieldReader = async (db: Database, { id, role }: Reader): Promise<FieldReader> => {
  const { rows } = await db.pool.query<{ team: string | null }>({
    name: 'field-reader',
    text: 'SELECT t.key AS team FROM app_user u LEFT JOIN team t ON t.id = u.team_id WHERE u.id = $1',
    values: [id],
  });
  return { role, team: rows[0]?.team ?? null };
};
