import type { Actor } from '../workflows/event/event.schema.ts';
import type { WalkState } from '../workflows/process/walk.ts';
import type { PublicationChoice, PublicationCounts } from '../workflows/publication/publication.schema.ts';
import { refuse, type Refusal } from '../workflows/refusal.ts';
import type { Database } from './client.ts';
import type { Change } from './write.ts';

export type PublicationRow = {
  id: string;
  pipeline_id: string;
  version_id: string;
  state: WalkState;
  /** `previous`: the version that new leads took before */
  choice: PublicationChoice & { previous: string | null };
  counts: PublicationCounts;
  created_by: string | null;
  created_at: Date;
  ended_at: Date | null;
  version: number;
  event_seq: number;
};

/** Held to the end of the transaction: one batch or one order at a time. */
export const lockPublication = async (db: Database, id: string): Promise<PublicationRow | Refusal> => {
  const { rows } = await db.pool.query<PublicationRow>('SELECT * FROM publication WHERE id = $1 FOR UPDATE', [id]);
  return rows[0] ?? refuse('NotFound');
};

/** What happens to a publication, told to the screens that show it. */
export const publicationChange = <T>(
  row: PublicationRow,
  { actor, type, set, result }: { actor: Actor; type: string; set: Partial<PublicationRow>; result: T },
): Change<T> => ({
  updates: [{ table: 'publication', id: row.id, version: row.version, set, events: 1 }],
  events: [
    {
      noun: 'publication',
      noun_id: row.id,
      seq: row.event_seq + 1,
      type,
      at: new Date().toISOString(),
      lead_id: null,
      audience: [],
      actor,
      cause: null,
      data: { pipelineId: row.pipeline_id, state: set.state ?? row.state },
      pokes: [],
    },
  ],
  result,
});

/** Several changes as one. */
export const together = <T>(changes: Change[], result: T): Change<T> => ({
  inserts: changes.flatMap(({ inserts = [] }) => inserts),
  updates: changes.flatMap(({ updates = [] }) => updates),
  events: changes.flatMap(({ events = [] }) => events),
  result,
});
