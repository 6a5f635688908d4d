import type { NewPipeline } from '../../workflows/pipeline/draft.schema.ts';
import { emptyTalks } from '../../workflows/conversation/empty.ts';
import { emptyDefinition } from '../../workflows/pipeline/empty.ts';
import { emptyDesk } from '../../workflows/ticket/empty.ts';
import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import type { PipelineOrigin } from '../../workflows/pipeline/story.schema.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { inTransaction, type Database } from '../client.ts';
import { uuidv7 } from '../id.ts';
import { packDrawing } from '../pack/pack.ts';
import { definitionOf } from './pipeline-draft.ts';
import { holdPipeline, pipelineEvent, recordPipelineEvent } from './pipeline-story.ts';
import { command } from '../write.ts';

/** A pipeline that is only a draft: empty, a copy of another one's draft, or a ready one. Refused: PipelineExists, UnknownPipeline, NoTeam. */
export const createPipeline = (
  db: Database,
  { userId, idempotencyKey, ...wish }: NewPipeline & { userId: string; idempotencyKey: string | undefined },
): Promise<{ id: string; key: string } | Refusal> =>
  command(db, { key: idempotencyKey, request: { pipeline: wish } }, async () => {
    const { rows } = await db.pool.query<{ taken: boolean; next: number }>(
      'SELECT EXISTS (SELECT 1 FROM pipeline WHERE key = $1) AS taken, (SELECT coalesce(max("order"), 0) + 1 FROM pipeline) AS next',
      [wish.key],
    );
    if (rows[0]?.taken) return refuse('PipelineExists', { key: wish.key });
    const drawn = await firstDrawing(db, wish, userId);
    if (isRefusal(drawn)) return drawn;
    const id = uuidv7();
    const row = {
      id,
      key: wish.key,
      noun: drawn.definition.noun ?? 'lead',
      order: rows[0]?.next ?? 0,
      created_at: new Date().toISOString(),
    };
    return {
      inserts: [
        { table: 'pipeline', row },
        {
          table: 'pipeline_draft',
          row: {
            pipeline_id: id,
            definition: drawn.definition,
            revision: 1,
            updated_by: userId,
            updated_at: row.created_at,
          },
        },
      ],
      events: [pipelineEvent(id, { userId, at: row.created_at, from: drawn.from })],
      result: { id, key: wish.key },
    };
  });

/** No new leads come to an archived one; its open leads go on. Refused: NotFound. */
export const archivePipeline = async (
  db: Database,
  { key, archived, userId }: { key: string; archived: boolean; userId: string },
): Promise<{ id: string; archivedAt: string | null } | Refusal> =>
  inTransaction(db, async (tx) => {
    const pipeline = await holdPipeline(tx, key);
    if (isRefusal(pipeline)) return pipeline;
    const { rows } = await tx.pool.query<{ archived_at: Date | null }>(
      'UPDATE pipeline SET archived_at = CASE WHEN $2 THEN coalesce(archived_at, now()) END WHERE id = $1 RETURNING archived_at',
      [pipeline.id, archived],
    );
    const archivedAt = rows[0]?.archived_at?.toISOString() ?? null;
    if (archived !== (pipeline.archived_at !== null))
      await recordPipelineEvent(tx, {
        pipelineId: pipeline.id,
        userId,
        type: archived ? 'archived' : 'returned',
        data: {},
      });
    return { id: pipeline.id, archivedAt };
  });

type Drawing = { definition: PipelineDefinition; from: PipelineOrigin };

const firstDrawing = async (
  db: Database,
  { from, name, currency, noun }: NewPipeline,
  userId: string,
): Promise<Drawing | Refusal> => {
  const [kind, key] = from?.includes(':') ? from.split(':') : [undefined, from];
  if (!key) {
    const empty = await emptyDrawing(db, { name, currency, noun });
    return isRefusal(empty) ? empty : { definition: empty, from: { kind: 'empty' } };
  }
  const drawn = kind === 'pack' ? undefined : await drawnDefinition(db, key);
  const ready = drawn || kind === 'pipeline' ? undefined : await packDrawing(db, { key, userId });
  const definition = drawn ?? ready;
  if (!definition) return refuse('UnknownPipeline');
  return {
    definition: { ...definition, name, ...(currency ? { currency } : {}) },
    from: { kind: drawn ? 'pipeline' : 'pack', key, name: definition.name },
  };
};

const emptyDrawing = async (
  db: Database,
  { name, currency, noun }: Pick<NewPipeline, 'name' | 'currency' | 'noun'>,
): Promise<PipelineDefinition | Refusal> => {
  const { rows } = await db.pool.query(
    `SELECT (SELECT key FROM team t ORDER BY (SELECT count(*) FROM app_user u WHERE u.team_id = t.id AND u.disabled_at IS NULL) DESC, key LIMIT 1) AS team,
       (SELECT v.definition ->> 'currency' FROM pipeline p JOIN pipeline_version v ON v.id = p.published_id ORDER BY p."order", p.key LIMIT 1) AS currency`,
  );
  if (!rows[0].team) return refuse('NoTeam');
  const empty = { lead: emptyDefinition, ticket: emptyDesk, conversation: emptyTalks }[noun ?? 'lead'];
  return empty(name, currency ?? rows[0].currency ?? 'KZT', rows[0].team);
};

const drawnDefinition = async (db: Database, key: string): Promise<PipelineDefinition | undefined> => {
  const { rows } = await db.pool.query(
    `SELECT coalesce(d.definition, v.definition) AS definition FROM pipeline p LEFT JOIN pipeline_draft d ON d.pipeline_id = p.id
       LEFT JOIN pipeline_version v ON v.id = p.published_id WHERE p.key = $1`,
    [key],
  );
  return rows[0]?.definition ? definitionOf(rows[0].definition) : undefined;
};
