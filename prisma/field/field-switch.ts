import { convert } from '../../workflows/field/convert.ts';
import type { FieldNoun, FieldValue } from '../../workflows/field/field.schema.ts';
import { inTransaction, type Database } from '../client.ts';
import type { FieldChangeRow } from './field-change.ts';
import { heardOfFields } from './house-fields.ts';

type Row = FieldChangeRow & { noun: FieldNoun; key: string; default_value: FieldValue };

/**
 * The field and all its values get their new shape in one transaction: whoever reads sees all of it or nothing. A value that was written since it
 * was prepared waits for the settling. False where more would be lost than was agreed to: then nothing changes.
 */
export const switchField = (db: Database, id: string): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    const { rows } = await tx.pool.query<Row>(
      'SELECT c.*, f.noun, f.key, f.default_value FROM field_change c JOIN field f ON f.id = c.field_id WHERE c.id = $1 FOR UPDATE',
      [id],
    );
    const row = rows[0]!;
    if (row.state !== 'preparing') return row.state === 'settling';
    if (row.counts.lost + row.counts.partly > row.agreed) {
      await tx.pool.query(`UPDATE field_change SET state = 'stopped', ended_at = now() WHERE id = $1`, [id]);
      return false;
    }
    const { rows: revised } = await tx.pool.query<{ revision: number }>(
      'UPDATE field_revision SET revision = revision + 1 RETURNING revision',
    );
    const { before: from, after: to, map, default_value: value } = row;
    const { value: byDefault } = convert({ from, to, map }, value);
    await tx.pool.query(
      `UPDATE field SET type = $2, options = $3, default_value = nullif($4::jsonb, 'null'), version = version + 1, updated_at = now() WHERE id = $1`,
      [row.field_id, row.after.type, JSON.stringify(row.after.options), JSON.stringify(byDefault)],
    );
    await tx.pool.query(`UPDATE field_change SET state = 'settling', reached = NULL WHERE id = $1`, [id]);
    await tx.pool.query(`SELECT set_config('voronka.switching', 'on', true)`);
    const { noun } = row;
    await tx.pool.query(noun === 'lead' ? SWITCH_LEADS : switched(noun), [id, row.key]);
    heardOfFields(db, revised[0]!.revision);
    return true;
  });

const switched = (noun: FieldNoun): string => `UPDATE ${noun} r SET version = r.version + 1,
    fields = CASE WHEN v.after IS NULL THEN r.fields - $2 ELSE jsonb_set(r.fields, ARRAY[$2], v.after) END
  FROM field_change_value v WHERE v.change_id = $1 AND v.record_id = r.id AND r.fields -> $2 = v.before`;

/** With what the table is sorted by (`lead_value`), which no trigger writes here. */
const SWITCH_LEADS = `WITH switched AS (${switched('lead')} RETURNING r.id, r.pipeline_id, v.before, v.after),
    was AS (SELECT s.id, s.pipeline_id, w.key, w.number, w.text FROM switched s
      CROSS JOIN LATERAL values_of_lead('', NULL, jsonb_build_object($2::text, s.before)) w WHERE w.key = 'fields.' || $2),
    now AS (SELECT s.id, s.pipeline_id, w.key, w.number, w.text FROM switched s
      CROSS JOIN LATERAL values_of_lead('', NULL, jsonb_build_object($2::text, s.after)) w WHERE w.key = 'fields.' || $2 AND s.after IS NOT NULL),
    gone AS (DELETE FROM lead_value o USING (SELECT * FROM was EXCEPT SELECT * FROM now) d
      WHERE o.pipeline_id = d.pipeline_id AND o.key = d.key AND o.number = d.number AND o.text = d.text AND o.lead_id = d.id)
  INSERT INTO lead_value (lead_id, pipeline_id, key, number, text)
    SELECT id, pipeline_id, key, number, text FROM (SELECT * FROM now EXCEPT SELECT * FROM was) n ON CONFLICT DO NOTHING`;
