import { setImmediate as others } from 'node:timers/promises';
import { programOf, type LivePipeline } from '../../workflows/automation/program.ts';
import { newBacktest } from '../../workflows/trial/backtest.ts';
import { forecast } from '../../workflows/trial/forecast.ts';
import { userNaming, type UserNaming } from '../../workflows/trial/recorded.ts';
import { addLead, groupsOf, newTotals, type LeadTrial } from '../../workflows/trial/totals.ts';
import type { TrialState, TrialTotals } from '../../workflows/trial/trial.schema.ts';
import type { Database } from '../client.ts';
import { nounsToSimulate } from '../automation/lead-to-simulate.ts';
import { addressOf } from '../contact/lead-address.ts';
import { leadNow } from '../lead/lead-row.ts';
import { livePipeline } from '../automation/live-pipeline.ts';
import { livingLeads } from '../automation/living-lead.ts';
import { liveDefinition } from '../publication/publication-plan.ts';
import { join, query, sql, written, type Sql } from '../sql.ts';
import { eventsOfLeads } from './trial-event.ts';
import { readAsks } from '../automation/world.queries.ts';
import { definitionOfTrial, keepBatch, readTrialRow, triedLeads, type TrialRow } from './trial.ts';

export type TrialBatch = { state: TrialState; moved: []; done: number };

/** Leads in one batch: a tenth of a second, a few thousand events. */
const PAGE = 60;
/** How long the worker's other work waits at most. */
const STINT_MS = 15;

type LeadResult = { id: string; trial: LeadTrial | undefined };
type OpenTrial = { row: TrialRow; pipeline: LivePipeline; users: UserNaming; needs: Set<string> };

/** The next leads of a trial. Its findings and how far it is are written together: after a crash it goes on where it was. */
export const runTrialBatch = async (db: Database, trialId: string, beat = () => {}): Promise<TrialBatch> => {
  const row = await readTrialRow(db, trialId);
  if (!row) return { state: 'stopped', moved: [], done: 0 };
  if (row.state !== 'running') return { state: row.state, moved: [], done: 0 };
  const trial = await openTrial(db, row);
  const result = row.result ?? newTotals();
  const leads: Parameters<typeof keepBatch>[2]['leads'] = [];
  const page = await (row.kind === 'forecast' ? forecastPage : backtestPage)(db, trial, row.progress.after, beat);
  for (const { id, trial } of page) if (trial) keep(result, leads, id, trial);
  const over = page.length < PAGE;
  const done = page.length;
  const after = page.at(-1)?.id ?? row.progress.after;
  const progress = { ...row.progress, done: row.progress.done + done, after };
  const state = over ? 'done' : 'running';
  const kept = await keepBatch(db, row, { progress, result, state, leads });
  if (!kept) return { state: (await readTrialRow(db, trialId))?.state ?? 'stopped', moved: [], done: 0 };
  return { state, moved: [], done };
};

const keep = (
  result: TrialTotals,
  leads: { id: string; groups: string[]; steps: unknown }[],
  id: string,
  trial: LeadTrial,
): void => {
  addLead(result, trial);
  leads.push({ id, groups: groupsOf(trial), steps: trial.story });
};

const openTrial = async (db: Database, row: TrialRow): Promise<OpenTrial> => {
  const definition = await definitionOfTrial(db, row.id);
  const pipeline = { ...(await liveDefinition(db, definition, 0)), asks: await readAsks(db) };
  const { needs } = programOf(definition);
  return { row, pipeline, needs, users: userNaming(await emails(db)) };
};

const emails = async (db: Database): Promise<Map<string, string>> => {
  const { rows } = await db.pool.query<{ id: string; email: string }>('SELECT id, email FROM app_user');
  return new Map(rows.map(({ id, email }) => [id, email]));
};

const pageOf = ({ row }: OpenTrial, after: string | null): Sql =>
  join([triedLeads(row), ...(after === null ? [] : [sql`l.id > ${after}::uuid`])], ' AND ');

const forecastPage = async (db: Database, tried: OpenTrial, after: string | null): Promise<LeadResult[]> => {
  const { row, pipeline, users, needs } = tried;
  const rows = await livingLeads(db, {
    where: pageOf(tried, after),
    needs: new Set([...needs, 'contact', 'responsible']),
    limit: PAGE,
  });
  const nouns = await nounsToSimulate(
    db,
    rows.map(({ lead }) => lead.id),
    users,
  );
  const length = Date.parse(row.choice.until) - Date.parse(row.choice.since);
  const stint = newStint();
  const results: LeadResult[] = [];
  for (const { lead, process, facts } of rows) {
    await stint();
    const now = leadNow(lead);
    const until = new Date(Date.parse(now) + length).toISOString();
    const assignee = users.fact(lead.responsible_id) ?? undefined;
    const trial = forecast(pipeline, { facts, process, ...nouns.get(lead.id), assignee }, { now, until, users });
    results.push({ id: lead.id, trial });
  }
  return results;
};

type LeadNow = { id: string; responsible_id: string | null; version_id: string; contact: unknown; company: unknown };

const backtestPage = async (
  db: Database,
  tried: OpenTrial,
  after: string | null,
  beat: () => void,
): Promise<LeadResult[]> => {
  const { row, pipeline, users } = tried;
  const { rows } = await db.pool.query<LeadNow>(
    query(sql`SELECT l.id, l.responsible_id, l.pipeline_version_id AS version_id, c.facts AS contact,
        CASE WHEN co.name IS NULL THEN NULL ELSE jsonb_build_object('name', co.name) END AS company
      FROM lead l LEFT JOIN LATERAL (SELECT c.company_id, jsonb_build_object('name', c.name, 'language', c.language, 'timeZone', c.time_zone,
          'email', ${written(addressOf('email'))}, 'phone', ${written(addressOf('phone'))}, 'fields', c.fields) AS facts
        FROM lead_contact lc JOIN contact c ON c.id = lc.contact_id WHERE lc.lead_id = l.id AND lc.is_main LIMIT 1) c ON true
      LEFT JOIN company co ON co.id = coalesce(l.company_id, c.company_id)
      WHERE ${pageOf(tried, after)} ORDER BY l.id LIMIT ${PAGE}`),
  );
  const { since, until } = row.choice;
  const leads = new Map(rows.map((lead) => [lead.id, lead]));
  const trials = new Map<string, LeadTrial | undefined>();
  const stint = newStint();
  let current: { id: string; test: ReturnType<typeof newBacktest> } | undefined;
  const finish = () => current && trials.set(current.id, current.test.end());
  for await (const events of eventsOfLeads(db, [...leads.keys()], until)) {
    beat();
    for (const event of events) {
      if (current?.id !== event.leadId) {
        finish();
        await stint();
        const { responsible_id: responsibleId, version_id, contact, company } = leads.get(event.leadId)!;
        const lived = await livePipeline(db, version_id);
        const test = newBacktest({ pipeline, since, until, users }, { responsibleId, contact, company, lived });
        current = { id: event.leadId, test };
      }
      current.test.take(event);
    }
  }
  finish();
  return rows.map(({ id }) => ({ id, trial: trials.get(id) }));
};

/** Yields to the worker's other work once this batch has run long enough. */
const newStint = (): (() => Promise<void>) => {
  let end = performance.now() + STINT_MS;
  return async () => {
    if (performance.now() < end) return;
    await others();
    end = performance.now() + STINT_MS;
  };
};
