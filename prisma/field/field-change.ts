import type { Shape, OptionMap } from '../../workflows/field/convert.ts';
import type { FieldChange, FieldChangeOrder, FieldCounts } from '../../workflows/field/field-change.schema.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import type { FieldChange as FieldChangeModel } from '../generated/client.ts';
import type { RowOf } from '../row.ts';
import { noCounts } from './converting.ts';
import { changing, lockField } from './field.ts';
import { foreseeField } from './field-foresight.ts';
import { targetOf } from './field-shape.ts';

export type FieldChangeRow = RowOf<
  FieldChangeModel,
  { state: FieldChange['state']; before: Shape; after: Shape; map: OptionMap; counts: FieldCounts }
>;

/**
 * Begins to give a field another type or other options; its process does it. Refused: NotFound, VersionChanged, FieldChanging, what `targetOf`
 * refuses, and ValuesWouldBeLost where more would be lost than is agreed to.
 */
export const beginFieldChange = async (
  db: Database,
  fieldId: string,
  { version, lost: agreed, ...wish }: FieldChangeOrder,
  by: string,
): Promise<FieldChange | Refusal> => {
  const foreseen = await foreseeField(db.as('report'), fieldId, wish);
  if (isRefusal(foreseen)) return foreseen;
  const { counts } = foreseen;
  const lost = counts.lost + counts.partly;
  if (lost > agreed) return refuse('ValuesWouldBeLost', { count: lost, agreed });
  return changing(db, async (tx) => {
    const field = await lockField(tx, fieldId, version);
    if (isRefusal(field)) return field;
    const target = await targetOf(tx, field, { ...wish, options: wish.undoes ? undefined : foreseen.options });
    if (isRefusal(target)) return target;
    const { rows } = await tx.pool.query<{ id: string }>(
      `INSERT INTO field_change (field_id, state, before, after, map, undoes_id, agreed, counts, created_by)
         VALUES ($1, 'preparing', $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING id`,
      [
        fieldId,
        JSON.stringify(target.from),
        JSON.stringify(target.to),
        JSON.stringify(target.map),
        target.undoes,
        agreed,
        JSON.stringify({ ...noCounts, total: counts.total }),
        by,
      ],
    );
    if (!rows[0]) return refuse('FieldChanging', { field: field.name });
    const { id } = rows[0];
    await tx.pool.query(`INSERT INTO poke (target, what) VALUES ($1, 'poke')`, [processOfFieldChange(id)]);
    return (await changesOfField(tx, fieldId))[0] ?? refuse('NotFound');
  });
};

const processOfFieldChange = (id: string): string => `field-change:${id}`;

/** What a field was made of, the newest first. */
export const changesOfField = async (db: Database, fieldId: string): Promise<FieldChange[]> => {
  const { rows } = await db.pool.query<
    Omit<FieldChange, 'createdAt' | 'endedAt'> & { createdAt: Date; endedAt: Date | null }
  >(
    `SELECT c.id, c.state, c.before, c.after, c.agreed, c.counts, c.done, c.undoes_id AS undoes, u.name AS "createdBy", c.created_at AS "createdAt",
        c.ended_at AS "endedAt", EXISTS (SELECT 1 FROM field_change o WHERE o.undoes_id = c.id AND o.state <> 'stopped') AS undone
      FROM field_change c LEFT JOIN app_user u ON u.id = c.created_by WHERE c.field_id = $1 ORDER BY c.id DESC LIMIT 20`,
    [fieldId],
  );
  return rows.map(({ createdAt, endedAt, ...change }) => ({
    ...change,
    createdAt: createdAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  }));
};
