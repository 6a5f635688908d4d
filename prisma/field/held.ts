import type { FieldNoun, FieldValue } from '../../workflows/field/field.schema.ts';
import type { Shape } from '../../workflows/field/convert.ts';
import type { Database } from '../client.ts';

export type Held = { id: string; name: string; value: FieldValue };
const BATCH = 2000;

/** The next records of a noun that have something in a field, by their ids; fewer than asked for at the end. */
export const nextHeld = async (
  db: Database,
  noun: FieldNoun,
  key: string,
  after: string | null,
): Promise<{ held: Held[]; more: boolean }> => {
  const { rows } = await db.pool.query<Held>(
    `SELECT id, name, fields -> $1 AS value FROM ${noun} WHERE fields ? $1 AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT ${BATCH}`,
    [key, after],
  );
  return { held: rows, more: rows.length === BATCH };
};

/** What users, clients and files are called whose ids these values are; nothing is read for other types. */
export const namesHeld = async (
  db: Database,
  { type }: Pick<Shape, 'type'>,
  held: Pick<Held, 'value'>[],
): Promise<Record<string, string>> => {
  if (!Object.hasOwn(named, type)) return {};
  const { rows } = await db.pool.query<{ id: string; name: string }>(named[type]!, [
    held.map(({ value }) => String(value)),
  ]);
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
};

const named: Record<string, string> = {
  person: 'SELECT id::text, name FROM app_user WHERE id::text = ANY($1)',
  contact: 'SELECT id::text, name FROM contact WHERE id::text = ANY($1)',
  file: 'SELECT id::text, name FROM file WHERE id::text = ANY($1)',
  image: 'SELECT id::text, name FROM file WHERE id::text = ANY($1)',
};
