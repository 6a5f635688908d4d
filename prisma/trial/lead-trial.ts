import { forecast } from '../../workflows/trial/forecast.ts';
import { relivedLead } from '../../workflows/trial/past.ts';
import { livingLead } from '../../workflows/trial/tried-lead.ts';
import { livePipeline } from '../automation/live-pipeline.ts';
import { nounsToSimulate } from '../automation/lead-to-simulate.ts';
import { livingLeads } from '../automation/living-lead.ts';
import { addressOf } from '../contact/lead-address.ts';
import { leadNow } from '../lead/lead-row.ts';
import { join, query, sql, written, type Sql } from '../sql.ts';
import { backtests, newStint, PAGE, type OpenTrial, type SubjectResult, type TriedNoun } from './page.ts';
import type { TrialRow } from './trial.ts';

/** Which leads (aliased `l`) a trial goes through: the open ones, or those that were open in the period. */
const triedLeads = ({ pipeline_id, kind, choice }: Pick<TrialRow, 'pipeline_id' | 'kind' | 'choice'>): Sql =>
  kind === 'forecast'
    ? sql`l.pipeline_id = ${pipeline_id} AND l.closed_at IS NULL`
    : sql`l.pipeline_id = ${pipeline_id} AND l.created_at < ${choice.until}::timestamptz
        AND (l.closed_at IS NULL OR l.closed_at >= ${choice.since}::timestamptz)`;

const pageOf = ({ row }: OpenTrial, after: string | null): Sql =>
  join([triedLeads(row), ...(after === null ? [] : [sql`l.id > ${after}::uuid`])], ' AND ');

type LeadNow = { id: string; responsible_id: string | null; version_id: string; contact: unknown; company: unknown };

export const leadTrial: TriedNoun = {
  count: async (db, asked) => {
    const { rows } = await db.pool.query<{ total: number }>(
      query(sql`SELECT count(*)::int AS total FROM lead l WHERE ${triedLeads(asked)}`),
    );
    return rows[0]?.total ?? 0;
  },
  forecast: async (db, tried, after) => {
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
    const results: SubjectResult[] = [];
    for (const { lead, process, facts } of rows) {
      await stint();
      const now = leadNow(lead);
      const until = new Date(Date.parse(now) + length).toISOString();
      const assignee = users.fact(lead.responsible_id) ?? undefined;
      const living = { facts, process, ...nouns.get(lead.id), assignee };
      const trial = forecast(pipeline, livingLead(pipeline, living, { now, users }), until);
      results.push({ id: lead.id, trial });
    }
    return results;
  },
  backtest: async (db, tried, after, beat) => {
    const { rows } = await db.pool.query<LeadNow>(
      query(sql`SELECT l.id, l.responsible_id, l.pipeline_version_id AS version_id, c.facts AS contact,
        CASE WHEN co.name IS NULL THEN NULL ELSE jsonb_build_object('name', co.name) END AS company
      FROM lead l LEFT JOIN LATERAL (SELECT c.company_id, jsonb_build_object('name', c.name, 'language', c.language, 'timeZone', c.time_zone,
          'email', ${written(addressOf('email'))}, 'phone', ${written(addressOf('phone'))}, 'fields', c.fields) AS facts
        FROM lead_contact lc JOIN contact c ON c.id = lc.contact_id WHERE lc.lead_id = l.id AND lc.is_main LIMIT 1) c ON true
      LEFT JOIN company co ON co.id = coalesce(l.company_id, c.company_id)
      WHERE ${pageOf(tried, after)} ORDER BY l.id LIMIT ${PAGE}`),
    );
    const leads = new Map(rows.map((lead) => [lead.id, lead]));
    const relive = async (id: string) => {
      const { responsible_id: responsibleId, version_id, contact, company } = leads.get(id)!;
      return relivedLead(tried, { responsibleId, contact, company, lived: await livePipeline(db, version_id) });
    };
    return backtests(db, tried, [...leads.keys()], { relive, beat });
  },
};
