import type { Actor } from '../../workflows/event/event.schema.ts';
import type { WalkState } from '../../workflows/process/walk.ts';
import { refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import type { MassChange, Publication } from '../generated/client.ts';
import type { RowOf } from '../row.ts';
import type { Change, NewEvent } from '../write.ts';

/** What the rows of all bulk runs have in common. */
export type WalkRow = Pick<
  RowOf<Publication | MassChange, { state: WalkState }>,
  'id' | 'state' | 'created_by' | 'version' | 'event_seq'
>;
export type Walked = { id: string; version: number; state: WalkState };

const nouns = { publication: 'publication', mass_change: 'mass-change' } as const;
type Table = keyof typeof nouns;

/** Locked until the end of the transaction: one batch or one order at a time. */
export const lockWalk = async <Row extends WalkRow>(db: Database, table: Table, id: string): Promise<Row | Refusal> => {
  const { rows } = await db.pool.query<Row>(`SELECT * FROM ${table} WHERE id = $1 FOR UPDATE`, [id]);
  return rows[0] ?? refuse('NotFound');
};

/** An event of a bulk run, for the screens that show it. */
export const walkChange = <T>(
  table: Table,
  row: WalkRow,
  {
    actor,
    type,
    set,
    data,
    result,
  }: { actor: Actor; type: string; set: Record<string, unknown>; data?: object; result: T },
): Change<T> => ({
  updates: [{ table, id: row.id, version: row.version, set, events: 1 }],
  events: [
    walkEvent(table, row.id, {
      seq: row.event_seq + 1,
      type,
      actor,
      data: { ...data, state: set['state'] ?? row.state },
    }),
  ],
  result,
});

export const walkEvent = (
  table: Table,
  id: string,
  { type, ...more }: Pick<NewEvent, 'seq' | 'type' | 'actor' | 'data'> & { pokes?: string[] },
): NewEvent => ({
  noun: nouns[table],
  noun_id: id,
  type: `${nouns[table]}.${type}`,
  at: new Date().toISOString(),
  lead_id: null,
  cause: null,
  pokes: [],
  ...more,
});

export const processOfWalk = (table: Table, id: string): string => `${nouns[table]}:${id}`;

/** Several changes as one. */
export const together = <T>(changes: Change[], result: T): Change<T> => ({
  inserts: changes.flatMap(({ inserts = [] }) => inserts),
  updates: changes.flatMap(({ updates = [] }) => updates),
  events: changes.flatMap(({ events = [] }) => events),
  result,
});
