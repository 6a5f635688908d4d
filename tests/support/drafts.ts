import { publishPipeline, type Published } from '../../prisma/publication/publication.ts';
import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import { PublicationChoice } from '../../workflows/publication/publication.schema.ts';
import type { Office } from './office.ts';

/** Saves a draft of the office's pipeline, as the editor does. */
export const draw = async (office: Office, definition: PipelineDefinition): Promise<void> => {
  await office.db.pool.query(
    `INSERT INTO pipeline_draft (pipeline_id, base_id, definition, revision) SELECT id, published_id, $1, 1 FROM pipeline
     ON CONFLICT (pipeline_id) DO UPDATE SET definition = excluded.definition`,
    [JSON.stringify(definition)],
  );
};

/** Saves a draft and publishes it, as Saule. */
export const publishDraft = async (
  office: Office,
  definition: PipelineDefinition,
  choice: Partial<PublicationChoice> = {},
): Promise<Published> => {
  await draw(office, definition);
  const published = await publishPipeline(office.db, {
    pipeline: 'education',
    note: 'A note',
    revision: 1,
    choice: PublicationChoice.parse(choice),
    actor: { kind: 'user', id: office.saule },
  });
  if ('refusal' in published) throw new Error(published.refusal);
  return published;
};
