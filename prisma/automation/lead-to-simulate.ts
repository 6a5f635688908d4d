import type { SimulatedInvoice, SimulatedTask } from '../../workflows/automation/simulation.ts';
import type { AddressKind } from '../../workflows/contact/address.schema.ts';
import type { UserNaming } from '../../workflows/trial/recorded.ts';
import { userNaming } from '../../workflows/trial/recorded.ts';
import type { LeadToSimulate } from '../../workflows/trial/trial.schema.ts';
import type { Database } from '../client.ts';
import type { InvoiceRow } from '../invoice/invoice-row.ts';
import type { TaskRow } from '../task/task-row.ts';
import { readLeadClient } from '../contact/lead-client.queries.ts';
import { leadNow } from '../lead/lead-row.ts';
import { livingLeads } from './living-lead.ts';
import { sql } from '../sql.ts';
import { visibleLeads, type Reader } from '../visible.ts';

const everything = new Set(['contact', 'company', 'invoices', 'tasks', 'responsible']);

/** A lead as a simulation begins with it; undefined for one that the reader may not see. */
export const leadToSimulate = async (db: Database, me: Reader, leadId: string): Promise<LeadToSimulate | undefined> => {
  const where = sql`l.id = ${leadId} AND ${visibleLeads(me)}`;
  const [row] = await livingLeads(db, { where, needs: everything, limit: 1 });
  if (!row) return undefined;
  const { lead, process, facts } = row;
  const [pipeline, users] = await Promise.all([
    db.pool.query<{ key: string }>('SELECT key FROM pipeline WHERE id = $1', [lead.pipeline_id]),
    db.pool.query<{ id: string; email: string }>('SELECT id, email FROM app_user'),
  ]);
  const emails = userNaming(new Map(users.rows.map(({ id, email }) => [id, email])));
  const nouns = (await nounsToSimulate(db, [leadId], emails)).get(leadId);
  return {
    id: lead.id,
    number: lead.number,
    name: lead.name,
    pipeline: pipeline.rows[0]?.key ?? '',
    now: leadNow(lead),
    facts: { ...facts, contact: await contactFor(db, me, leadId, facts['contact']) } as LeadToSimulate['facts'],
    process: process as LeadToSimulate['process'],
    tasks: (nouns?.tasks ?? []) as LeadToSimulate['tasks'],
    invoices: (nouns?.invoices ?? []) as LeadToSimulate['invoices'],
  };
};

/** The client's facts, with only as much of the name and addresses as the reader may know. */
const contactFor = async (db: Database, me: Reader, leadId: string, contact: unknown) => {
  const client = contact ? await readLeadClient(db, me, leadId) : undefined;
  if (!client) return contact;
  const of = (kind: AddressKind) => client.addresses.find((one) => one.kind === kind && one.used)?.value ?? null;
  return { ...(contact as object), name: client.name, email: of('email'), phone: of('phone') };
};

export type Nouns = { tasks: SimulatedTask[]; invoices: SimulatedInvoice[] };

type Noun =
  | ({ noun: 'task'; total: null; currency: null; share: null } & Pick<
      TaskRow,
      'lead_id' | 'id' | 'type' | 'text' | 'due_at' | 'overdue_at' | 'responsible_id' | 'span' | 'state'
    >)
  | ({ noun: 'invoice'; type: null; text: null; responsible_id: null; span: null } & Pick<
      InvoiceRow,
      'lead_id' | 'id' | 'due_at' | 'overdue_at' | 'total' | 'currency' | 'state' | 'share'
    >);

/** The open tasks of leads and their invoices, as a simulation keeps them. */
export const nounsToSimulate = async (
  db: Database,
  leadIds: string[],
  users: UserNaming,
): Promise<Map<string, Nouns>> => {
  const { rows } = await db.pool.query<Noun>({
    name: 'nouns-to-simulate',
    text: `SELECT 'task' AS noun, lead_id, id, type, text, due_at, overdue_at, responsible_id, span, NULL AS total, NULL AS currency, state, NULL AS share
        FROM task WHERE lead_id = ANY($1::uuid[]) AND state = 'open'
      UNION ALL SELECT 'invoice', lead_id, id, NULL, NULL, due_at, overdue_at, NULL, NULL, total, currency, state, share
        FROM invoice WHERE lead_id = ANY($1::uuid[]) AND state NOT IN ('draft', 'void', 'refunded') ORDER BY due_at`,
    values: [leadIds],
  });
  const nouns = new Map<string, Nouns>(leadIds.map((id) => [id, { tasks: [], invoices: [] }]));
  for (const row of rows) {
    const own = nouns.get(row.lead_id ?? '');
    const { id } = row;
    const [dueAt, overdue] = [row.due_at.toISOString(), row.overdue_at !== null];
    if (row.noun === 'task') {
      const user = users.fact(row.responsible_id);
      const span = row.span && ('working' in row.span ? 'working' : 'wall');
      own?.tasks.push({
        id,
        type: row.type,
        text: row.text,
        dueAt,
        state: 'open',
        overdue,
        person: user,
        ...(span ? { span } : {}),
      });
    } else {
      const state = row.state === 'sent' || row.state === 'part_paid' ? 'sent' : 'paid';
      own?.invoices.push({ id, amount: row.total, currency: row.currency, dueAt, state, overdue, share: row.share });
    }
  }
  return nouns;
};
