import { uuidv7 } from '../../prisma/id.ts';
import type { Automation } from '../../workflows/automation/automation.schema.ts';
import { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import { pipelineOf, type Office } from './office.ts';

const stage = (key: string, kind: string) => ({ key, kind, name: { ru: key, en: key }, color: '#3b82f6' });

/** How a ticket goes: new, in work, waiting for the client, solved or rejected. */
export const deskOf = (automations: unknown[] = [], more: Partial<PipelineDefinition> = {}): PipelineDefinition =>
  PipelineDefinition.parse({
    ...pipelineOf([]),
    name: { ru: 'Поддержка', en: 'Support' },
    noun: 'ticket',
    stages: [
      stage('new', 'open'),
      stage('work', 'open'),
      stage('client', 'open'),
      stage('solved', 'won'),
      stage('rejected', 'lost'),
    ],
    lossReasons: [{ key: 'spam', name: { ru: 'Спам', en: 'Spam' } }],
    outcomes: [],
    automations: automations as Automation[],
    ...more,
  });

/** A published pipeline of tickets, `support`. */
export const publishHelpDesk = async (
  { db }: Office,
  automations: unknown[] = [],
  more: Partial<PipelineDefinition> = {},
): Promise<{ pipelineId: string }> => {
  const [pipelineId, version] = [uuidv7(), uuidv7()];
  await db.pool.query(`INSERT INTO pipeline (id, key, noun) VALUES ($1, 'support', 'ticket')`, [pipelineId]);
  await db.pool.query('INSERT INTO pipeline_version (id, pipeline_id, number, definition) VALUES ($1, $2, 1, $3)', [
    ...[version, pipelineId, JSON.stringify(deskOf(automations, more))],
  ]);
  await db.pool.query('UPDATE pipeline SET published_id = $1 WHERE id = $2', [version, pipelineId]);
  return { pipelineId };
};
