import type { LivePipeline } from '../../workflows/automation/program.ts';
import { columnsOf } from '../../workflows/event/catalogue.ts';
import { asOf, type StoryEvent } from '../../workflows/lead/as-of.ts';
import type { Lead } from '../../workflows/lead/lead.schema.ts';
import { dutiesOf, invoicesOf, pastLead, tasksOf, textOr } from '../../workflows/lead/past.ts';
import { replay, type Row } from '../../workflows/lead/story.ts';
import type { AsOf, Replay } from '../../workflows/lead/story.schema.ts';
import { waitsOf } from '../../workflows/automation/waits.ts';
import { asOfOneMoment, type Database } from '../client.ts';
import { eventsAfter, type SubjectEventRow } from '../event/event.ts';
import { leadFacts } from './lead-facts.ts';
import { readLeadRow } from './lead-row.ts';
import { livePipeline } from '../automation/live-pipeline.ts';
import { isRefusal } from '../../workflows/refusal.ts';

/** Every event of a lead in the record's order. */
export const wholeStory = async (db: Database, leadId: string): Promise<SubjectEventRow[]> => {
  const events: SubjectEventRow[] = [];
  for (;;) {
    const last = events.at(-1);
    const page = await eventsAfter(db, leadId, last?.number ?? 0);
    events.push(...page);
    if (page.length === 0) return events;
  }
};

const told = (events: SubjectEventRow[]): StoryEvent[] =>
  events.map(({ id, number, noun, noun_id, type, at, data, cause, actor }) => ({
    id,
    number,
    noun,
    nounId: noun_id,
    type,
    at: at.toISOString(),
    data,
    cause,
    actor,
  }));

/** Replays a lead's events and compares the result with its row, its tasks' and its invoices'. */
export const replayLead = async (db: Database, leadId: string): Promise<Replay> =>
  asOfOneMoment(db, async (then) => {
    const events = await wholeStory(then, leadId);
    const found: { noun: string; id: string; row: Row }[] = [];
    for (const [noun, text] of Object.entries(rowsOf)) {
      const { rows } = await then.pool.query(text, [leadId]);
      for (const row of rows) found.push({ noun, id: String(row.id), row: JSON.parse(JSON.stringify(row)) as Row });
    }
    return replay(told(events), found);
  });

const rowsOf = {
  lead: 'SELECT * FROM lead WHERE id = $1',
  task: 'SELECT * FROM task WHERE lead_id = $1',
  invoice: 'SELECT * FROM invoice WHERE lead_id = $1',
};

/** The lead and its page at a moment; `today` is the lead as its reader sees it now. Undefined before it existed. */
export const readAsOf = async (db: Database, today: Lead, at: string): Promise<AsOf | undefined> => {
  const row = await readLeadRow(db, today.id);
  const events = told(await wholeStory(db, today.id));
  const [first, last] = [events[0], events.at(-1)];
  if (isRefusal(row) || !first || !last || at < first.at) return undefined;
  const pipelines = await pipelinesOf(db, events);
  const people = await db.pool.query<{ id: string; email: string }>('SELECT id, email FROM app_user');
  const { contact, company } = await leadFacts(db, row, new Set(['contact']));
  const state = asOf(events, at, {
    leadId: today.id,
    pipelines,
    emails: new Map(people.rows.map(({ id, email }) => [id, email])),
    facts: { contact, company },
  });
  const versionId = String(state.lead['pipeline_version_id']);
  const pipeline = pipelines.get(versionId);
  const closed = Boolean(state.lead['closed_at']);
  const clockOffset = Date.parse(at) - Date.now();
  const pausedAt = textOr(state.lead['paused_at']);
  const waitsFor = closed || !pipeline ? [] : waitsOf(dutiesOf(state.rows), state.memory, pipeline, pausedAt);
  const process = {
    state: closed ? ('finished' as const) : pausedAt ? ('paused' as const) : ('waiting' as const),
    waitsFor,
  };
  const lead: Lead = {
    ...today,
    ...pastLead(state.lead, today),
    pipelineVersion: pipeline?.version ?? today.pipelineVersion,
    clockOffset,
    process,
  };
  return {
    at,
    first: first.at,
    last: last.at,
    lead,
    process: {
      ...process,
      workflowId: `lead:${today.id}`,
      clockOffset,
      pausedAt,
      pausedReason: textOr(state.lead['paused_reason']),
      pausedUntil: textOr(state.lead['paused_until']),
      error: null,
      updatedAt: at,
      restorable: [],
    },
    tasks: tasksOf(state.rows, lead),
    invoices: invoicesOf(state.rows),
  };
};

const pipelinesOf = async (db: Database, events: StoryEvent[]): Promise<Map<string, LivePipeline>> => {
  const ids = new Set(
    events.flatMap((event) => {
      const id = columnsOf(event)['pipeline_version_id']?.[1];
      return typeof id === 'string' ? [id] : [];
    }),
  );
  return new Map(await Promise.all([...ids].map(async (id) => [id, await livePipeline(db, id)] as const)));
};
