import type { Database } from '../prisma/client.ts';
import { steerPublication } from '../prisma/publication/publication.ts';
import { planPublication } from '../prisma/publication/publication-plan.ts';
import { runPublicationBatch } from '../prisma/publication/publication-batch.ts';
import { PipelineDefinition } from '../workflows/pipeline/pipeline.schema.ts';
import { proven } from '../temporal/order-proof.ts';
import { bulkRunUpdate, type SliceReport } from '../workflows/process/bulk-run.ts';
import type { PlanAnswer, PlanWish } from '../workflows/publication/messages.ts';
import { refuse } from '../workflows/refusal.ts';
import { runSlice, type Beat } from './slice.ts';

export const publicationRecords = ({ db, orders }: { db: Database; orders: Buffer[] }) => ({
  steerPublication: async ({ publicationId, order, ...given }: Parameters<typeof steerPublication>[1]) => {
    const steering = proven(orders, `publication:${publicationId}`, bulkRunUpdate(order), given);
    return steerPublication(db, { publicationId, order, ...steering });
  },
});

export const publicationActivities = ({ db, beating }: { db: Database; beating: () => Beat }) => ({
  /** Migrates leads for 20 s at most. */
  walkPublication: ({ publicationId }: { publicationId: string }): Promise<SliceReport> =>
    runSlice(db, () => runPublicationBatch(db, publicationId), { ...beating(), yields: true }),

  /** Counts over all open leads what publishing the draft would do. Refused: NothingToPublish, VersionChanged. */
  planPublication: async ({ pipelineId, choice, revision }: PlanWish & { pipelineId: string }): Promise<PlanAnswer> => {
    const { beat, signal } = beating();
    const { rows } = await db.pool.query('SELECT definition, revision FROM pipeline_draft WHERE pipeline_id = $1', [
      pipelineId,
    ]);
    if (!rows[0]) return refuse('NothingToPublish');
    if (rows[0].revision !== revision) return refuse('VersionChanged', { version: rows[0].revision });
    const read = PipelineDefinition.safeParse(rows[0].definition);
    if (!read.success) return refuse('DefinitionHasErrors', { count: read.error.issues.length });
    return planPublication(db, { pipelineId, definition: read.data, choice }, () => {
      // a plain error, so that another worker counts again
      if (signal.aborted) throw new Error('the worker is ending');
      beat(0);
    });
  },
});
