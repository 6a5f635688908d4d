import type { Database } from './client.ts';
import { FEW, gathered } from './gathered.ts';
import { TABLES, type Statement } from './hot-talk.ts';

/**
 * Messages of different talks that are written alike and at the same moment, as one statement; in the order of what they lock, so that two do not wait for
 * each other. Answers whether each is written: 0 where its talk was not as it was read.
 */
export const writtenTogether = gathered(
  async (db: Database, all: Statement[]): Promise<number[]> => {
    const [first] = all;
    if (all.length === 1) return [await writtenAlone(db, first!)];
    const inOrder = all
      .map((one, index) => ({ one, index }))
      .toSorted(({ one: { locks: one } }, { one: { locks: other } }) => (one < other ? -1 : Number(one > other)));
    const values = first!.values.map((_, place) => inOrder.map(({ one }) => plain(one.values[place])));
    const text = await textOf(db, first!);
    const { rows } = await db.pool.query<{ place: number }>({ name: `${first!.name}-many`, text, values });
    const counts = all.map(() => 0);
    for (const { place } of rows) counts[inOrder[place - 1]!.index] = 1;
    return counts;
  },
  { kind: ({ name }) => name, writes: true },
);

export const writtenAlone = async (
  { pool }: Database,
  { name, text, values }: Pick<Statement, 'name' | 'text' | 'values'>,
): Promise<number> => (await pool.query({ name, text, values })).rowCount ?? 0;

const texts = new Map<string, string>();

/** Values come as texts, a list for each place of the statement. */
const textOf = async (db: Database, { name, ofMany }: Statement): Promise<string> => {
  const known = texts.get(name);
  if (known) return known;
  const { text, types } = ofMany();
  const columns = await (typesOfColumns ??= readTypes(db));
  const all = types.map((type, place) => ({
    type: columns.get(type) ?? type,
    value: `v${place + 1}`,
    list: `$${place + 1}`,
  }));
  const whole = `WITH many AS MATERIALIZED (SELECT ${all.map(({ type, value }) => `u.${value}::${type} AS ${value}`).join(', ')}, u.place
      FROM unnest(${all.map(({ list }) => `${list}::text[]`).join(', ')}) WITH ORDINALITY AS u(${all.map(({ value }) => value).join(', ')}, place) WHERE ${FEW}),
  ${text}`;
  texts.set(name, whole);
  return whole;
};

let typesOfColumns: Promise<Map<string, string>> | undefined;

/** As the record says, by "message.parts". */
const readTypes = async (db: Database): Promise<Map<string, string>> => {
  try {
    const { rows } = await db.pool.query<{ name: string; type: string }>(
      `SELECT c.relname || '.' || a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid WHERE c.oid = ANY($1::regclass[]) AND a.attnum > 0 AND NOT a.attisdropped`,
      [Object.keys(TABLES)],
    );
    return new Map(rows.map(({ name, type }) => [name, type]));
  } catch (error) {
    typesOfColumns = undefined;
    throw error;
  }
};

const plain = (value: unknown): string | null => {
  if (value === null || value === undefined) return null;
  return Array.isArray(value)
    ? `{${value.map((one) => `"${String(one).replace(/["\\]/g, '\\$&')}"`).join(',')}}`
    : String(value);
};
