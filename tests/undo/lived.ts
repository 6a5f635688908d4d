import { createLead } from '../../prisma/form/intake.ts';
import { uuidv7 } from '../../prisma/id.ts';
import { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import type { Act } from '../automation/same/pipelines.ts';
import type { Office } from '../support/office.ts';
import { click, turn } from './life.ts';

const publish = async (office: Office, definition: PipelineDefinition): Promise<string> => {
  const [key, pipeline, version] = [`any_${uuidv7().slice(-12)}`, uuidv7(), uuidv7()];
  await office.db.pool.query('INSERT INTO pipeline (id, key) VALUES ($1, $2)', [pipeline, key]);
  await office.db.pool.query(
    'INSERT INTO pipeline_version (id, pipeline_id, number, definition) VALUES ($1, $2, 1, $3)',
    [version, pipeline, JSON.stringify(definition)],
  );
  await office.db.pool.query('UPDATE pipeline SET published_id = $1 WHERE id = $2', [version, pipeline]);
  return key;
};

/** A lead that has lived through some clicks, at rest. */
export const livedLead = async (office: Office, definition: PipelineDefinition, acts: Act[]): Promise<string> => {
  const pipeline = await publish(office, definition);
  const lead = {
    ...{ pipeline, name: pipeline, email: `${pipeline}@example.com`, language: 'ru' as const, source: {}, tags: [] },
    ...{ fields: { count: 0 }, amount: { amount: 100_000, currency: 'KZT' as const } },
  };
  const taken = await createLead(office.db, {
    actor: { kind: 'user', id: office.aida },
    lead,
    responsibleId: office.aida,
  });
  if ('refusal' in taken) throw new Error(taken.refusal);
  await turn(office, taken.id);
  for (const act of acts) {
    await click(office, taken.id, act, definition);
    await turn(office, taken.id);
  }
  return taken.id;
};

export const withoutCalendar = (pipeline: PipelineDefinition): PipelineDefinition =>
  // a calendar of its own is another test's
  PipelineDefinition.parse(
    JSON.parse(JSON.stringify(pipeline), (_, value) => {
      if (value?.working === 'office') return { ...value, working: undefined };
      return value;
    }),
  );
