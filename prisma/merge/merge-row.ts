import { Moved } from '../../workflows/contact/merge.schema.ts';
import { refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import type { Merge } from '../generated/client.ts';
import type { RowOf } from '../row.ts';
import type { Change, Doing } from '../write.ts';

export type MergeRow = RowOf<Merge, { noun: 'contact' | 'company'; moved: Moved }>;

/** A merge that stands. Refused: NotFound, PartedAlready. */
export const readMerge = async (db: Database, id: string): Promise<MergeRow | Refusal> => {
  const { rows } = await db.pool.query<MergeRow>('SELECT * FROM merge WHERE id = $1', [id]);
  const row = rows[0];
  if (!row) return refuse('NotFound');
  return row.undone_at === null ? { ...row, moved: Moved.parse(row.moved) } : refuse('PartedAlready');
};

/** The row of a merge that is being made. */
export const newMerge = (
  { actor }: Doing,
  row: { id: string; noun: 'contact' | 'company'; from: string; to: string; moved: Moved; at: string },
): Change => ({
  inserts: [
    {
      table: 'merge',
      row: {
        ...{ id: row.id, noun: row.noun, from_id: row.from, to_id: row.to, moved: row.moved },
        ...{ made_by: actor.id ?? null, made_at: row.at },
      },
    },
  ],
  result: null,
});

export const mergeUndone = ({ id, version }: MergeRow, at: string): Change => ({
  updates: [{ table: 'merge', id, version, set: { undone_at: at } }],
  result: null,
});

type Guarded = { id: string; version: number };

/** Records that were merged into one before point at another now. */
export const pointed = (table: 'contact' | 'company', rows: Guarded[], to: string): Change => ({
  updates: rows.map(({ id, version }) => ({ table, id, version, set: { merged_into_id: to } })),
  result: null,
});

export const mergedInto = async (db: Database, table: 'contact' | 'company', id: string): Promise<Guarded[]> =>
  (await db.pool.query<Guarded>(`SELECT id, version FROM ${table} WHERE merged_into_id = $1`, [id])).rows;
