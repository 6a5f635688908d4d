import type { Facts, SubjectFacts } from '../../workflows/automation/facts.ts';
import type { Database } from '../client.ts';
import { addressOf } from '../contact/lead-address.ts';
import { factsOf, type LeadRow } from './lead-row.ts';

type Text = Record<'responsible' | 'company' | 'name' | 'language' | 'time_zone' | 'email' | 'phone', string | null>;
type Count = Record<'unpaid' | 'paid' | 'open' | 'overdue', number>;
type Found = Text & Count & Record<'fields' | 'company_fields', Record<string, unknown> | null>;

/** What a lead's conditions look at; of other rows only what `needs` names (program.ts): contact, company, invoices, tasks, responsible. */
export const leadFacts = async (db: Database, lead: LeadRow, needs: Set<string>): Promise<SubjectFacts> => ({
  ...factsOf(lead),
  ...(await knownOf(db, lead, needs)),
});

/** What of them comes from other rows. */
export const knownOf = async (
  db: Database,
  lead: Pick<LeadRow, 'id' | 'responsible_id' | 'company_id'>,
  needs: Set<string>,
): Promise<Facts> => {
  if (!asked.some((name) => needs.has(name))) return {};
  const { rows } = await db.pool.query<Found>({
    name: 'lead-facts',
    text: `SELECT u.email AS responsible, co.name AS company, co.fields AS company_fields, c.name, c.language, c.time_zone, ${addressOf('email')} AS email, ${addressOf('phone')} AS phone, c.fields,
        (SELECT count(*)::int FROM invoice WHERE lead_id = $1 AND state IN ('sent', 'part_paid')) AS unpaid,
        (SELECT count(*)::int FROM invoice WHERE lead_id = $1 AND state IN ('paid', 'overpaid')) AS paid,
        (SELECT count(*)::int FROM task WHERE lead_id = $1 AND state = 'open') AS open,
        (SELECT count(*)::int FROM task WHERE lead_id = $1 AND state = 'open' AND overdue_at IS NOT NULL) AS overdue
      FROM (SELECT 1) one LEFT JOIN app_user u ON u.id = $2
        LEFT JOIN lead_contact lc ON lc.lead_id = $1 AND lc.is_main LEFT JOIN contact c ON c.id = lc.contact_id
        LEFT JOIN company co ON co.id = coalesce($3, c.company_id) LIMIT 1`,
    values: [lead.id, lead.responsible_id, lead.company_id],
  });
  const { responsible, company, unpaid, paid, open, overdue, time_zone, company_fields, ...contact } = rows[0]!;
  return {
    contact: { ...contact, timeZone: time_zone },
    company: company === null ? null : { name: company, fields: company_fields },
    invoices: { unpaid, paid },
    tasks: { open, overdue },
    responsible: responsible ?? lead.responsible_id,
  };
};

const asked = ['contact', 'company', 'invoices', 'tasks', 'responsible'];
