import type pg from 'pg';
import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import { simulate, newFacts, type Simulation } from '../../workflows/automation/simulate.ts';
import { live } from '../automation/dry-run.ts';

const DAY = 86_400_000;
const COLUMNS = ['updated_at', 'search', 'stage_entered_at'];

/** The lives that leads had, each in some fifty events: answered and not, moved by hand, changed, invoiced, paid. */
export const livesThrough = (definition: PipelineDefinition, start: string, person = 'somebody'): Simulation[] =>
  ['no_answer', 'half', 'early', 'contract'].map((outcome, index) => {
    const pipeline = live(definition);
    const lead = simulate(pipeline, { facts: newFacts(pipeline, start), assignee: person }, start);
    const later = (days: number) => lead.pass(new Date(Date.parse(lead.now) + days * DAY).toISOString());
    lead.create();
    for (let visit = 0; lead.events.length < 50; visit++) {
      later(0.3 + index / 10);
      lead.finishTask(visit % 2 ? 'half' : outcome);
      lead.hear('lead.noted', { text: 'Просил перезвонить после обеда' });
      lead.change('fields.programme', `MBA ${visit}`);
      if (lead.facts.closedAt !== null) lead.hear('lead.noted', { text: 'Закрыта' });
      else if (visit % 3 === 2) lead.moveTo(visit % 2 ? 'meeting' : 'half');
    }
    return lead;
  });

/** Leads that lived in the last month, with their whole record in the order of its moments: what one lead did is spread among the others. */
export const fillPast = async (record: pg.Pool, definition: PipelineDefinition, many: number): Promise<number> => {
  const { rows } = await record.query<{ id: string; published_id: string; person: string }>(
    `SELECT p.id, p.published_id, (SELECT id FROM app_user WHERE role = 'manager' LIMIT 1) AS person FROM pipeline p WHERE p.key = 'education'`,
  );
  const { id, published_id, person } = rows[0]!;
  const start = new Date(Date.now() - 28 * DAY).toISOString();
  const lives = livesThrough(definition, start, person);
  const leads = Math.ceil(many / (lives.reduce((sum, { events }) => sum + events.length, 0) / lives.length));
  await record.query(
    `INSERT INTO lead (id, number, name, pipeline_id, pipeline_version_id, stage, stage_entered_at, responsible_id, search, created_at, updated_at, event_seq)
     SELECT uuidv7(), 2000000 + n, 'Lead ' || n, $1, $2, 'new', $4::timestamptz, $5, '', $4::timestamptz, now(), 100 FROM generate_series(1, $3) n`,
    [id, published_id, leads, start, person],
  );
  const template = lives.flatMap(({ events }, life) =>
    events.map(({ type, at, data, cause, actor }, seq) => ({
      life,
      seq: seq + 1,
      noun: /^(task|invoice|delivery)\./.exec(type)?.[1] ?? 'lead',
      type,
      // a task has its own story: here the lead's order names it
      after: Date.parse(at) - Date.parse(start),
      actor,
      cause,
      data: { set: setOf(type, at), ...data, ...(data['text'] ? { text: textOf(data['text']) } : {}) },
    })),
  );
  await record.query(
    `INSERT INTO event (noun, noun_id, seq, type, at, recorded_at, subject_kind, subject_id, actor, cause, data, pokes)
     SELECT e.noun, CASE e.noun WHEN 'lead' THEN l.id ELSE uuidv7() END, e.seq, e.type, $2::timestamptz + e.after * interval '1 millisecond', now(), 'lead', l.id, e.actor,
       nullif(e.cause, 'null'::jsonb), e.data, '{}'
     FROM jsonb_to_recordset($1::jsonb) e(life int, seq int, noun text, type text, after float8, actor jsonb, cause jsonb, data jsonb)
     JOIN lead l ON l.number > 2000000 AND l.number % ${lives.length} = e.life ORDER BY e.after, l.id, e.seq`,
    [JSON.stringify(template), start],
  );
  await record.query('ANALYZE lead, event');
  const counted = await record.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM event e JOIN lead l ON l.id = e.subject_id WHERE l.number > 2000000',
  );
  return counted.rows[0]!.n;
};

const textOf = (text: unknown): string => (typeof text === 'string' ? text : ((text as { ru?: string }).ru ?? ''));

/** Columns as heavy as those that the record tells. */
const setOf = (type: string, at: string): object | undefined => {
  if (type === 'lead.created')
    return {
      ...{
        name: [null, 'acme'],
        stage: [null, 'new'],
        entries: [null, { new: 1 }],
        fields: [null, { programme: 'canada' }],
      },
      ...{
        created_at: [null, at],
        stage_entered_at: [null, at],
        source: [null, { utm_source: 'google' }],
        tags: [null, []],
      },
    };
  return Object.fromEntries(COLUMNS.map((column) => [column, [null, at]]));
};
