import { convert, type Converted } from '../../workflows/field/convert.ts';
import type { FieldCounts } from '../../workflows/field/field-change.schema.ts';
import type { FieldValue } from '../../workflows/field/field.schema.ts';
import type { Database } from '../client.ts';
import type { Target } from './field-shape.ts';
import { namesHeld, type Held } from './held.ts';

/** `value`: as it is afterwards. */
export type ConvertedRecord = Omit<Held, 'value'> & { before: FieldValue } & Converted;

export const noCounts: FieldCounts = { total: 0, kept: 0, converted: 0, partly: 0, lost: 0, empty: 0 };

/** What each of these values becomes; one that nobody has changed since the change that is taken back becomes what it was. */
export const convertHeld = async (
  db: Database,
  { from, to, map, undoes }: Omit<Target, 'undoes'> & { undoes: string | null },
  held: Held[],
): Promise<ConvertedRecord[]> => {
  const [names, former] = await Promise.all([namesHeld(db, from, held), formerOf(db, undoes, held)]);
  return held.map(({ id, name, value }) => {
    const was = former.get(id);
    const back = was && JSON.stringify(was.after) === JSON.stringify(value) ? was.before : undefined;
    const after = back === undefined ? convert({ from, to, map, names }, value) : given(back, value);
    return { id, name, before: value, ...after };
  });
};

const given = (back: FieldValue, now: FieldValue): Converted => ({
  as: JSON.stringify(back) === JSON.stringify(now) ? 'kept' : 'converted',
  value: back,
});

type Former = { record_id: string; before: FieldValue; after: FieldValue };

const formerOf = async (db: Database, undoes: string | null, held: Held[]): Promise<Map<string, Former>> => {
  if (!undoes) return new Map();
  const { rows } = await db.pool.query<Former>(
    'SELECT record_id, before, after FROM field_change_value WHERE change_id = $1 AND record_id = ANY($2)',
    [undoes, held.map(({ id }) => id)],
  );
  return new Map(rows.map((row) => [row.record_id, row]));
};

export const counted = (counts: FieldCounts, converted: Converted[]): FieldCounts => {
  const sum = { ...counts };
  for (const { as } of converted) {
    sum.total += 1;
    sum[as] += 1;
  }
  return sum;
};
