import { convert } from '../../workflows/field/convert.ts';
import type { FieldNoun, FieldValue } from '../../workflows/field/field.schema.ts';
import { readFieldValue } from '../../workflows/field/field-value.ts';
import { inTransaction, type Database } from '../client.ts';
import { convertHeld, counted, noCounts } from './converting.ts';
import type { FieldChangeRow } from './field-change.ts';
import { nextHeld } from './held.ts';
import { switchField } from './field-switch.ts';

export type FieldChangeStep = 'preparing' | 'settling' | 'over';
type Row = FieldChangeRow & { noun: FieldNoun; key: string };

/**
 * The next batch of a change, complete in itself: after a crash it goes on where it was. While it prepares, nothing of it can be seen; the
 * switch is one transaction.
 */
export const runFieldChangeBatch = async (db: Database, id: string): Promise<FieldChangeStep> => {
  const report = db.as('report');
  const step = await inTransaction(report, async (tx): Promise<FieldChangeStep | 'prepared'> => {
    const { rows } = await tx.pool.query<Row>(
      'SELECT c.*, f.noun, f.key FROM field_change c JOIN field f ON f.id = c.field_id WHERE c.id = $1 FOR UPDATE OF c',
      [id],
    );
    const row = rows[0];
    if (!row || row.ended_at) return 'over';
    return row.state === 'preparing' ? prepareNext(tx, row) : settleNext(tx, row);
  });
  if (step !== 'prepared') return step;
  return (await switchField(report, id)) ? 'settling' : 'over';
};

const prepareNext = async (tx: Database, row: Row): Promise<FieldChangeStep | 'prepared'> => {
  const { noun, key, before: from, after: to, map, undoes_id: undoes } = row;
  const { held, more } = await nextHeld(tx, noun, key, row.reached);
  const converted = await convertHeld(tx, { from, to, map, undoes }, held);
  const changed = converted.filter(({ before, value }) => JSON.stringify(before) !== JSON.stringify(value));
  await tx.pool.query(
    `INSERT INTO field_change_value (change_id, record_id, before, after)
       SELECT $1, r.id, r.before::jsonb, nullif(r.after::jsonb, 'null') FROM unnest($2::uuid[], $3::text[], $4::text[]) r(id, before, after)
     ON CONFLICT (change_id, record_id) DO UPDATE SET before = excluded.before, after = excluded.after`,
    [
      row.id,
      changed.map((one) => one.id),
      changed.map((one) => JSON.stringify(one.before)),
      changed.map((one) => JSON.stringify(one.value)),
    ],
  );
  const counts = counted(row.done === 0 ? noCounts : row.counts, converted);
  await tx.pool.query(
    'UPDATE field_change SET counts = $2, done = done + $3, reached = coalesce($4, reached) WHERE id = $1',
    [
      row.id,
      JSON.stringify({ ...counts, total: Math.max(row.counts.total, row.done + held.length) }),
      held.length,
      held.at(-1)?.id ?? null,
    ],
  );
  return more ? 'preparing' : 'prepared';
};

/** After the switch: what a node wrote that had not heard of it, in the shape from before, is converted like the rest. */
const settleNext = async (tx: Database, row: Row): Promise<FieldChangeStep> => {
  const { noun, key, before: from, after: to, map } = row;
  const { held, more } = await nextHeld(tx, noun, key, row.reached);
  const late = held.filter(({ value }) => !fits(to, value));
  for (const { id, value } of late) {
    const { value: after } = convert({ from, to, map }, value);
    await tx.pool.query(
      `UPDATE ${noun} SET fields = CASE WHEN $3::jsonb = 'null' THEN fields - $2 ELSE jsonb_set(fields, ARRAY[$2], $3::jsonb) END, version = version + 1
       WHERE id = $1`,
      [id, key, JSON.stringify(after)],
    );
  }
  await tx.pool.query(
    `UPDATE field_change SET reached = coalesce($2, reached), state = CASE WHEN $3 THEN state ELSE 'done' END,
       ended_at = CASE WHEN $3 THEN NULL ELSE now() END WHERE id = $1`,
    [row.id, held.at(-1)?.id ?? null, more],
  );
  return more ? 'preparing' : 'over';
};

const fits = (to: FieldChangeRow['after'], value: FieldValue): boolean => {
  const read = readFieldValue(to, value);
  return 'value' in read && JSON.stringify(read.value) === JSON.stringify(value);
};
