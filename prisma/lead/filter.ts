import type { Condition } from '../../workflows/automation/condition.schema.ts';
import type { Refusal } from '../../workflows/refusal.ts';
import type { Role } from '../../workflows/user/user.schema.ts';
import { conditionSql, countFact, momentFact, textFact, type FactSql } from '../automation/condition-sql.ts';
import { addressesWith, addressOf } from '../contact/lead-address.ts';
import { sql, written, type Sql } from '../sql.ts';

/**
 * The leads (aliased `l`) that meet a condition now: the same answer as `fulfils` gives for each. A manager (`me`) filters clients by what
 * was typed with the lead. Refused: FilterTooLarge, FilterUnknown for a path that a lead's rows cannot answer (`now.hour`,
 * `calendar.….working`).
 */
export const filterOf = (condition: Condition, now: string, me?: { role: Role }): Sql | Refusal =>
  conditionSql(condition, now, (path) => placeOf(path, me));

/** What stands at a path of leads aliased `l`, as jsonb; undefined for a path that no row answers. */
export const factSql = (path: string, me?: { role: Role }): Sql | undefined => placeOf(path, me)?.json;

const client = (column: Sql): FactSql =>
  textFact(
    sql`(SELECT ${column} FROM lead_contact lc JOIN contact c ON c.id = lc.contact_id WHERE lc.lead_id = l.id AND lc.is_main LIMIT 1)`,
  );

const columns: Record<string, FactSql> = {
  stage: textFact(sql`l.stage`),
  name: textFact(sql`l.name`),
  tags: { json: sql`to_jsonb(l.tags)` },
  responsible: textFact(sql`(SELECT u.email FROM app_user u WHERE u.id = l.responsible_id)`),
  'amount.amount': { json: sql`to_jsonb(l.amount)` },
  'amount.currency': textFact(sql`l.currency`),
  'contact.name': client(sql`c.name`),
  'contact.language': client(sql`c.language`),
  'contact.timeZone': client(sql`c.time_zone`),
  'contact.email': client(written(addressOf('email'))),
  'contact.phone': client(written(addressOf('phone'))),
  'company.name': textFact(sql`(SELECT co.name FROM company co WHERE co.id = coalesce(l.company_id,
    (SELECT c.company_id FROM lead_contact lc JOIN contact c ON c.id = lc.contact_id WHERE lc.lead_id = l.id AND lc.is_main LIMIT 1)))`),
  'invoices.unpaid': countFact(sql`invoice i WHERE i.lead_id = l.id AND i.state IN ('sent', 'part_paid')`),
  'invoices.paid': countFact(sql`invoice i WHERE i.lead_id = l.id AND i.state IN ('paid', 'overpaid')`),
  'tasks.open': countFact(sql`task t WHERE t.lead_id = l.id AND t.state = 'open'`),
  'tasks.overdue': countFact(sql`task t WHERE t.lead_id = l.id AND t.state = 'open' AND t.overdue_at IS NOT NULL`),
  createdAt: momentFact(sql`l.created_at`),
  stageEnteredAt: momentFact(sql`l.stage_entered_at`),
  closedAt: momentFact(sql`l.closed_at`),
  pausedAt: momentFact(sql`l.paused_at`),
};

/** A manager finds leads by what belongs to them: anything else about their clients may come from leads that the manager does not see. */
const own: Record<string, FactSql> = {
  'contact.name': client(sql`lc.name`),
  'contact.email': client(sql`(${written(addressesWith('email'))})[1]`),
  'contact.phone': client(sql`(${written(addressesWith('phone'))})[1]`),
};

/** Fields of the client and of the company, by their keys. */
const clients: Record<string, (key: string) => FactSql> = {
  contact: (key) => ({
    json: sql`(SELECT c.fields -> ${key}::text FROM lead_contact lc JOIN contact c ON c.id = lc.contact_id WHERE lc.lead_id = l.id AND lc.is_main LIMIT 1)`,
  }),
  company: (key) => ({
    json: sql`(SELECT co.fields -> ${key}::text FROM company co WHERE co.id = coalesce(l.company_id,
      (SELECT c.company_id FROM lead_contact lc JOIN contact c ON c.id = lc.contact_id WHERE lc.lead_id = l.id AND lc.is_main LIMIT 1)))`,
  }),
};

const placeOf = (path: string, me: { role: Role } | undefined): FactSql | undefined => {
  if (me?.role === 'manager' && Object.hasOwn(own, path)) return own[path];
  if (Object.hasOwn(columns, path)) return columns[path];
  const [root, key, ...deeper] = path.split('.');
  if (key === 'fields' && deeper.length === 1 && root && Object.hasOwn(clients, root))
    return clients[root]!(deeper[0]!);
  if (!key || deeper.length > 0) return undefined;
  switch (root) {
    case 'fields':
      return { json: sql`l.fields -> ${key}::text` };
    case 'source':
      return { json: sql`l.source -> ${key}::text` };
    case 'entries':
      return { json: sql`l.entries -> ${key}::text` };
    case 'checklist':
      return { json: sql`l.checklist -> ${key}::text` };
    case 'outcomes':
      return {
        json: sql`(SELECT p.memory -> 'outcomes' -> ${key}::text FROM process p WHERE p.workflow_id = 'lead:' || l.id::text)`,
      };
    default:
      return undefined;
  }
};
