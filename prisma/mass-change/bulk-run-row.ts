import type { Actor } from '../../workflows/event/event.schema.ts';
import type { BulkRunState } from '../../workflows/process/bulk-run.ts';
import { refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import type { Import, MassChange, Publication } from '../generated/client.ts';
import type { RowOf } from '../row.ts';
import type { Change, NewEvent } from '../write.ts';

/** What the rows of all bulk runs have in common. */
export type BulkRunRow = Pick<
  RowOf<Publication | MassChange | Import, { state: BulkRunState }>,
  'id' | 'state' | 'created_by' | 'version' | 'event_seq'
>;
export type SteeredBulkRun = { id: string; version: number; state: BulkRunState };

const nouns = { publication: 'publication', mass_change: 'mass-change', import: 'import' } as const;
type Table = keyof typeof nouns;

/** Locked until the end of the transaction: one batch or one order at a time. */
export const lockBulkRun = async <Locked extends BulkRunRow>(
  db: Database,
  table: Table,
  id: string,
): Promise<Locked | Refusal> => {
  const { rows } = await db.pool.query<Locked>(`SELECT * FROM ${table} WHERE id = $1 FOR UPDATE`, [id]);
  return rows[0] ?? refuse('NotFound');
};

/** What happens to a bulk run, told to the screens that show it. */
export const bulkRunChange = <T>(
  table: Table,
  row: BulkRunRow,
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
    bulkRunEvent(table, row.id, {
      seq: row.event_seq + 1,
      type,
      actor,
      data: { ...data, state: set['state'] ?? row.state },
    }),
  ],
  result,
});

export const bulkRunEvent = (
  table: Table,
  id: string,
  { type, ...more }: Pick<NewEvent, 'seq' | 'actor'> & { type: string; data: object; pokes?: string[] },
): NewEvent =>
  ({
    noun: nouns[table],
    noun_id: id,
    type: `${nouns[table]}.${type}`,
    at: new Date().toISOString(),
    subject: null,
    cause: null,
    pokes: [],
    ...more,
  }) as NewEvent;

export const processOfBulkRun = (table: Table, id: string): string => `${nouns[table]}:${id}`;

/** Several changes as one. */
export const together = <T>(changes: Change[], result: T): Change<T> => ({
  inserts: changes.flatMap(({ inserts = [] }) => inserts),
  updates: changes.flatMap(({ updates = [] }) => updates),
  events: changes.flatMap(({ events = [] }) => events),
  result,
});
