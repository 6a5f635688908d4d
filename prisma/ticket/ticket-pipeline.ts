import { refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { pipelineOfVersion, type PublishedPipeline } from '../pipeline/pipeline.ts';

/** The pipeline of this key as it is published, else the first one of tickets. Refused: UnknownPipeline, PipelineOfOtherNoun, TicketPipelineMissing. */
export const ticketPipeline = async (db: Database, key: string | undefined): Promise<PublishedPipeline | Refusal> => {
  const { rows } = await db.pool.query<{ noun: string; published_id: string | null }>({
    name: 'ticket-pipeline',
    text: `SELECT noun, published_id FROM pipeline WHERE CASE WHEN $1::text IS NULL THEN noun = 'ticket' ELSE key = $1 END
      AND published_id IS NOT NULL AND archived_at IS NULL ORDER BY "order", key LIMIT 1`,
    values: [key ?? null],
  });
  const found = rows[0];
  if (!found?.published_id) return refuse(key === undefined ? 'TicketPipelineMissing' : 'UnknownPipeline');
  return found.noun === 'ticket' ? pipelineOfVersion(db, found.published_id) : refuse('PipelineOfOtherNoun');
};
