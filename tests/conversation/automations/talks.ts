import { uuidv7 } from '../../../prisma/id.ts';
import { PipelineDefinition } from '../../../workflows/pipeline/pipeline.schema.ts';
import { emptyTalks } from '../../../workflows/conversation/empty.ts';
import type { Office } from '../../support/office.ts';

/** Automations of conversations. */
export const talksOf = (automations: unknown[]): PipelineDefinition =>
  PipelineDefinition.parse({ ...emptyTalks({ ru: 'Чаты', en: 'Chats' }, 'KZT', 'sales'), automations });

/** The same published, `chats`, and chosen at an account. */
export const publishTalks = async ({ db }: Office, account: string, automations: unknown[], key = 'chats') => {
  const [pipelineId, version] = [uuidv7(), uuidv7()];
  await db.pool.query(`INSERT INTO pipeline (id, key, noun) VALUES ($1, $2, 'conversation')`, [pipelineId, key]);
  await db.pool.query('INSERT INTO pipeline_version (id, pipeline_id, number, definition) VALUES ($1, $2, 1, $3)', [
    ...[version, pipelineId, JSON.stringify(talksOf(automations))],
  ]);
  await db.pool.query('UPDATE pipeline SET published_id = $1 WHERE id = $2', [version, pipelineId]);
  await db.pool.query('UPDATE channel_account SET talk_pipeline_id = $1 WHERE id = $2', [pipelineId, account]);
  return { pipelineId, version };
};
