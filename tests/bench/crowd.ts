import type pg from 'pg';
import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import { newMemory } from '../../workflows/automation/memory.ts';
import type { Outside } from '../support/outside.ts';

/** Living leads straight into the record, with what their processes would remember: nobody waits for a hundred thousand to be served. */
export const fillPipeline = async (record: pg.Pool, many: number): Promise<void> => {
  const { rows } = await record.query<{ id: string; published_id: string; definition: PipelineDefinition }>(
    `SELECT p.id, p.published_id, v.definition FROM pipeline p JOIN pipeline_version v ON v.id = p.published_id WHERE p.key = 'education'`,
  );
  const { id, published_id, definition } = rows[0]!;
  const stages = definition.stages.filter(({ kind }) => kind === 'open').map(({ key }) => key);
  await record.query(
    `INSERT INTO lead (id, number, name, pipeline_id, pipeline_version_id, stage, stage_entered_at, entries, fields, source, search, created_at, updated_at, event_seq)
     SELECT uuidv7(), 1000000 + n, 'Lead ' || n, $1, $2, s.stage, now() - n % 40 * interval '1 day', jsonb_build_object(s.stage, 1),
       '{"programme": "canada", "city": "Алматы"}', '{"utm_source": "google"}', 'lead ' || n, now() - interval '40 days', now(), 3
     FROM generate_series(1, $3) n CROSS JOIN LATERAL (SELECT ($4::text[])[1 + n % cardinality($4::text[])] AS stage) s`,
    [id, published_id, many, stages],
  );
  const memory = { ...newMemory(), cursor: 1, outcomes: { no_answer: 1 } };
  await record.query(
    `INSERT INTO process (workflow_id, noun, noun_id, state, seq, memory)
     SELECT 'lead:' || l.id, 'lead', l.id, 'waiting', l.event_seq,
       $1::jsonb || jsonb_build_object('entry', jsonb_build_object('event', '1', 'at', to_char(l.stage_entered_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'stage', l.stage, 'shiftMs', 0))
     FROM lead l WHERE l.number > 1000000 ON CONFLICT DO NOTHING`,
    [JSON.stringify(memory)],
  );
  await record.query('ANALYZE lead, process');
};

/** Draws the smallest change of the pipeline: something that would have happened after a day in the first stage. */
export const drawChange = async (outside: Outside): Promise<number> => {
  const draft = await outside.get<{ definition: PipelineDefinition; revision: number }>('/pipelines/education/draft');
  const { definition } = draft;
  const first = definition.stages.find(({ kind }) => kind === 'open')?.key ?? '';
  const automation = {
    key: `bench_${definition.automations.length}`,
    name: { ru: 'Проверка', en: 'Bench' },
    stages: [first],
    when: { on: 'stage.time', after: { amount: 1, unit: 'days' } },
    then: [{ do: 'lead.tag', add: ['bench'], remove: [] }],
  };
  const saved = await outside.patch<{ revision: number }>('/pipelines/education/draft', {
    definition: { ...definition, automations: [...definition.automations, automation] },
    revision: draft.revision,
  });
  return saved.revision;
};
