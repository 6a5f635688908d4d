import { Moved } from '../../workflows/contact/merge.schema.ts';
import { refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import type { Merge } from '../generated/client.ts';
import type { RowOf } from '../row.ts';
import type { Change, Doing } from '../write.ts';

type Mergeable = 'contact' | 'company' | 'lead';
export type MergeRow = RowOf<Merge, { noun: Mergeable; moved: Moved }>;

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
  row: { id: string; noun: Mergeable; from: string; to: string; moved: Moved; at: string },
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

/**
 * Tasks of a contact or a company, all or these of them, are another's, and what repeats of them goes on there; which ones they were. Nobody has
 * changed what they say, so their versions stay.
 */
export const moveTasks = async (
  tx: Database,
  noun: 'contact' | 'company',
  { from, to, only = null }: { from: string; to: string; only?: string[] | null },
): Promise<string[]> => {
  const { rows } = await tx.pool.query<{ id: string; series: string | null }>(
    `UPDATE task SET ${noun}_id = $2
     WHERE ${noun}_id = $1 AND ($3::uuid[] IS NULL OR id = ANY($3) OR series_id IN (SELECT series_id FROM task WHERE id = ANY($3)))
     RETURNING id, series_id AS series`,
    [from, to, only],
  );
  await tx.pool.query(
    `UPDATE task_series SET task = task || jsonb_build_object('${noun}Id', $2::text) WHERE id = ANY($1) AND task ? '${noun}Id'`,
    [rows.flatMap(({ series }) => series ?? []), to],
  );
  return rows.map(({ id }) => id);
};

type Guarded = { id: string; version: number };

const pointer = { contact: 'merged_into_id', company: 'merged_into_id', lead: 'joined_to' } as const;

/** Records that were merged into one before point at another now. */
export const pointed = (table: Mergeable, rows: Guarded[], to: string): Change => ({
  updates: rows.map(({ id, version }) => ({ table, id, version, set: { [pointer[table]]: to } })),
  result: null,
});

export const mergedInto = async (db: Database, table: Mergeable, id: string): Promise<Guarded[]> =>
  (await db.pool.query<Guarded>(`SELECT id, version FROM ${table} WHERE ${pointer[table]} = $1`, [id])).rows;
