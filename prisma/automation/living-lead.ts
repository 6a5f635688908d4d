import type { SubjectFacts } from '../../workflows/automation/facts.ts';
import type { Memory } from '../../workflows/automation/memory.ts';
import type { Database } from '../client.ts';
import { addressOf } from '../contact/lead-address.ts';
import { factsOf, type LeadRow } from '../lead/lead-row.ts';
import { join, query, sql, written, type Sql } from '../sql.ts';

/** A lead with its process's memory and what conditions look at: read many at a time. */
export type LivingRow = { lead: LeadRow; process: Memory | null; facts: SubjectFacts };

/**
 * Leads in the order of their ids, with their processes' memory; of other rows only what `needs` names (program.ts), as leadFacts reads it.
 * The search text is left out: it is the longest column, and no bulk run changes it. `lock` locks the leads until the end of the transaction.
 */
export const livingLeads = async (
  db: Database,
  { where, needs, limit, lock = false }: { where: Sql; needs: Set<string>; limit: number; lock?: boolean },
): Promise<LivingRow[]> => {
  const more = parts.filter(({ root }) => needs.has(root));
  const read = sql`SELECT l.id, l.number, l.name, l.pipeline_id, l.pipeline_version_id, l.stage, l.stage_entered_at, l.entries, l.responsible_id, l.amount,
      l.currency, l.company_id, l.source, l.tags, l.fields, l.loss_reason, l.clock_offset, l.paused_at, l.paused_reason, l.paused_until, l.checklist,
      '' AS search, l.created_at, l.updated_at, l.closed_at, l.joined_to, l.version, l.event_seq, pr.memory${join(
        more.map(({ columns }) => sql`, ${columns}`),
        '',
      )}
    FROM lead l LEFT JOIN process pr ON pr.workflow_id = 'lead:' || l.id::text ${join(
      more.map(({ from }) => from),
      ' ',
    )}
    WHERE ${where} ORDER BY l.id LIMIT ${limit}`;
  const { rows } = await db.pool.query(query(lock ? sql`${read} FOR UPDATE OF l` : read));
  return rows.map(({ memory, contact, company, invoices, tasks, responsible, ...lead }) => {
    const facts = factsOf(lead, { contact, company, invoices, tasks });
    return {
      lead,
      process: memory,
      facts: responsible === undefined ? facts : { ...facts, responsible: responsible ?? lead.responsible_id },
    };
  });
};

const parts: { root: string; columns: Sql; from: Sql }[] = [
  {
    root: 'contact',
    columns: sql`contact.facts AS contact`,
    from: sql`LEFT JOIN LATERAL (SELECT jsonb_build_object('name', c.name, 'language', c.language, 'timeZone', c.time_zone, 'email', ${written(addressOf('email'))},
        'phone', ${written(addressOf('phone'))}, 'fields', c.fields) AS facts
      FROM lead_contact lc JOIN contact c ON c.id = lc.contact_id WHERE lc.lead_id = l.id AND lc.is_main LIMIT 1) contact ON true`,
  },
  {
    root: 'company',
    columns: sql`company.facts AS company`,
    from: sql`LEFT JOIN LATERAL (SELECT jsonb_build_object('name', co.name, 'fields', co.fields) AS facts FROM company co WHERE co.id = coalesce(l.company_id,
      (SELECT c.company_id FROM lead_contact lc JOIN contact c ON c.id = lc.contact_id WHERE lc.lead_id = l.id AND lc.is_main LIMIT 1))) company ON true`,
  },
  {
    root: 'invoices',
    columns: sql`invoices.facts AS invoices`,
    from: sql`LEFT JOIN LATERAL (SELECT jsonb_build_object('unpaid', count(*) FILTER (WHERE state IN ('sent', 'part_paid')),
        'paid', count(*) FILTER (WHERE state IN ('paid', 'overpaid'))) AS facts FROM invoice WHERE lead_id = l.id) invoices ON true`,
  },
  {
    root: 'tasks',
    columns: sql`tasks.facts AS tasks`,
    from: sql`LEFT JOIN LATERAL (SELECT jsonb_build_object('open', count(*), 'overdue', count(*) FILTER (WHERE overdue_at IS NOT NULL)) AS facts
      FROM task WHERE lead_id = l.id AND state = 'open') tasks ON true`,
  },
  {
    root: 'responsible',
    columns: sql`person.email AS responsible`,
    from: sql`LEFT JOIN app_user person ON person.id = l.responsible_id`,
  },
];
