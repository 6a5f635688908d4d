import type { EventData } from '../../workflows/event/catalogue.ts';
import type { told, PipelineOrigin } from '../../workflows/pipeline/story.schema.ts';
import { refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import type { NewEvent } from '../write.ts';

type Held = { id: string; published_id: string | null; archived_at: Date | null };

/** Locks a pipeline's row until the end of the transaction, so that its story has one order. Leads can still be added meanwhile. */
export const holdPipeline = async (tx: Database, key: string): Promise<Held | Refusal> => {
  const { rows } = await tx.pool.query<Held>(
    'SELECT id, published_id, archived_at FROM pipeline WHERE key = $1 FOR NO KEY UPDATE',
    [key],
  );
  return rows[0] ?? refuse('NotFound');
};

/** Records what somebody did with a pipeline; its row must be locked, or be new in this transaction. */
export const recordPipelineEvent = async <T extends (typeof told)[number]>(
  tx: Database,
  { pipelineId, userId, type, data }: { pipelineId: string; userId: string; type: T; data: EventData<`pipeline.${T}`> },
): Promise<void> => {
  await tx.pool.query(
    `INSERT INTO event (noun, noun_id, seq, type, at, actor, data, pokes)
       SELECT 'pipeline', $1::uuid, 1 + coalesce(max(seq), 0), $2, now(), $3, $4, '{}' FROM event WHERE noun = 'pipeline' AND noun_id = $1`,
    [pipelineId, `pipeline.${type}`, { kind: 'user', id: userId }, data],
  );
};

/** The first entry of a pipeline that a command creates. */
export const pipelineEvent = (
  id: string,
  { userId, at, from }: { userId: string; at: string; from: PipelineOrigin },
): NewEvent => ({
  noun: 'pipeline',
  noun_id: id,
  seq: 1,
  type: 'pipeline.created',
  at,
  subject: null,
  actor: { kind: 'user', id: userId },
  cause: null,
  data: { from },
  pokes: [],
});
