import { SEEN_WITHIN_MS } from '../../workflows/calendar/seen.ts';
import type { Field } from '../../workflows/field/field.schema.ts';
import type { Database } from '../client.ts';
import { apart } from '../round.ts';

type Kept = { revision: number; readAt: number; fields: Field[] };
type House = { kept?: Kept; /** the newest of which a statement has told */ heard: number };
/** By what all connections and transactions of a record have in common. */
const houses = new WeakMap<Database['close'], House>();

/** SQL: what a statement tells of the fields beside its own answer, for `heardOfFields`. */
export const fieldRevision = '(SELECT revision FROM field_revision)';

/** A statement has told the fields' revision: what is cached of it is fresh, and what is older is read again when it is asked for. */
export const heardOfFields = (db: Database, revision: number): void => {
  const house = houseOf(db);
  house.heard = Math.max(house.heard, revision);
  if (house.kept?.revision === revision) house.kept.readAt = Date.now();
};

/** Every field, archived ones too, in the order of the screens; cached by its revision. */
export const houseFields = async (db: Database): Promise<Field[]> => {
  const house = houseOf(db);
  const { kept, heard } = house;
  if (kept && kept.revision >= heard && kept.readAt > Date.now() - SEEN_WITHIN_MS) return kept.fields;
  const readAt = Date.now();
  const { rows } = await apart(db).query<{ revision: number; fields: Field[] | null }>({
    name: 'house-fields',
    text: `SELECT revision, (SELECT jsonb_agg(f ORDER BY f.position, f.id) FROM (SELECT ${fieldColumns} FROM field) f) AS fields FROM field_revision`,
  });
  const { revision, fields } = rows[0]!;
  // unchanged fields stay the same object: what was worked out for them stays with it
  const read = house.kept?.revision === revision ? house.kept.fields : (fields ?? []).map(fieldOf);
  if (!house.kept || house.kept.revision <= revision) house.kept = { revision, readAt, fields: read };
  return read;
};

export const fieldColumns = `id, noun, key, type, name, options, default_value AS "default", required, visible_to AS "visibleTo", position, archived_at AS "archivedAt", version`;

/** As it was read; jsonb writes a moment in the zone of the connection. */
export const fieldOf = (row: Omit<Field, 'archivedAt'> & { archivedAt: Date | string | null }): Field => ({
  ...row,
  archivedAt: row.archivedAt === null ? null : new Date(row.archivedAt).toISOString(),
});

const houseOf = (db: Database): House => {
  const known = houses.get(db.close) ?? { heard: 0 };
  houses.set(db.close, known);
  return known;
};
