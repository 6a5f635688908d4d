import type { LeadContact } from '../../workflows/contact/contact.schema.ts';
import { zoneOf } from '../../workflows/contact/zone.ts';
import { seenFields } from '../../workflows/field/field.ts';
import type { Lead } from '../../workflows/lead/lead.schema.ts';
import type { Waiting } from '../../workflows/lead/totals.schema.ts';
import { restorable } from '../../workflows/automation/taken.ts';
import type { Currency } from '../../workflows/money/money.schema.ts';
import type { Process, ProcessState, Restorable, Wait } from '../../workflows/process/process.schema.ts';
import type { Database } from '../client.ts';
import { addressesWith } from '../contact/lead-address.ts';
import { hiddenFields } from '../field/field.queries.ts';
import type { LeadRow } from './lead-row.ts';
import { pipelineOfVersion } from '../pipeline/pipeline.ts';
import { memoryOf } from '../process/process.ts';
import { wordsIn } from '../search/words.ts';
import { join, query, sql, written, type Sql } from '../sql.ts';
import { visibleLeads, type Reader } from '../visible.ts';

/** A lead's row with everything that the API reads of it. */
type SelectedLead = Omit<LeadRow, 'pipeline_id' | 'entries' | 'company_id' | 'search' | 'joined_to'> & {
  pipeline: string;
  pipeline_version: number;
  currency: Currency | null;
  fields: Lead['fields'];
  contacts: LeadContact[];
  joined_to: Lead['joinedTo'];
  company: Lead['company'];
  process_state: ProcessState | null;
  process_seq: number | null;
  process_error: string | null;
  process_updated_at: Date | null;
  waits_for: Wait[] | null;
};

const select = sql`SELECT l.id, l.number, l.name, p.key AS pipeline, v.number AS pipeline_version, l.pipeline_version_id, l.checklist, l.stage, l.stage_entered_at, l.responsible_id,
    l.amount, l.currency, l.source, l.tags, l.fields, l.loss_reason, l.clock_offset, l.paused_at, l.paused_reason, l.paused_until, l.created_at, l.updated_at,
    l.closed_at, l.version, l.event_seq, pr.state AS process_state, pr.seq AS process_seq, pr.error AS process_error,
    pr.updated_at AS process_updated_at, pr.waits_for,
    (SELECT jsonb_build_object('id', j.id, 'number', j.number, 'name', j.name) FROM lead j WHERE j.id = l.joined_to) AS joined_to,
    CASE WHEN co.id IS NULL THEN NULL ELSE jsonb_build_object('id', co.id, 'name', co.name, 'fields', co.fields) END AS company,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', lc.name, 'role', lc.role, 'main', lc.is_main,
        'emails', ${written(addressesWith('email'))}, 'phones', ${written(addressesWith('phone'))}, 'language', c.language, 'timeZone', c.time_zone, 'fields', c.fields,
        'unreachable', (SELECT jsonb_object_agg(t.value, t.reason) FROM address_trouble t
          WHERE (t.kind = 'email' AND t.value = ANY(${written(addressesWith('email'))})) OR (t.kind = 'phone' AND t.value = ANY(${written(addressesWith('phone'))})))) ORDER BY lc.is_main DESC, c.id), '[]')
      FROM lead_contact lc JOIN contact c ON c.id = lc.contact_id WHERE lc.lead_id = l.id) AS contacts
  FROM lead l JOIN pipeline p ON p.id = l.pipeline_id JOIN pipeline_version v ON v.id = l.pipeline_version_id
  LEFT JOIN company co ON co.id = l.company_id LEFT JOIN process pr ON pr.workflow_id = 'lead:' || l.id::text`;

export type LeadFilter = {
  pipeline?: string;
  stage?: string;
  responsible?: string;
  q?: string;
  only?: Waiting;
  /** of filter.ts */
  filter?: Sql;
  after?: number;
  limit: number;
};

/** The newest first; one more than the limit where there is a next page. */
export const listLeads = async (db: Database, me: Reader, { limit, ...filter }: LeadFilter): Promise<Lead[]> => {
  const { rows } = await db.pool.query<SelectedLead>(
    query(sql`${select} WHERE ${join(whereLeads(me, filter), ' AND ')} ORDER BY l.number DESC LIMIT ${limit + 1}`),
  );
  const hidden = await hiddenFields(db, me, 'lead');
  return rows.map((row) => seenBy(toLead(row), hidden));
};

/** Of leads aliased `l`. */
export const whereLeads = (
  me: Reader,
  { pipeline, stage, responsible, q, only, filter, after }: Omit<LeadFilter, 'limit'>,
): Sql[] => {
  // one that was joined to another is found there
  const where = [visibleLeads(me), sql`l.joined_to IS NULL`];
  if (pipeline !== undefined) where.push(sql`l.pipeline_id = (SELECT id FROM pipeline WHERE key = ${pipeline})`);
  if (stage !== undefined) where.push(sql`l.stage = ${stage}`);
  if (responsible !== undefined) where.push(sql`l.responsible_id = ${responsible}`);
  if (q !== undefined) where.push(...soundsLike(q));
  if (only !== undefined) where.push(waiting[only]);
  if (filter) where.push(filter);
  if (after !== undefined) where.push(sql`l.number < ${after}`);
  return where;
};

/** SQL: a lead and those that were joined to it: what belongs to one of them is shown on it. */
export const withJoined = (leadId: string): Sql =>
  sql`ANY(ARRAY(SELECT ${leadId}::uuid UNION ALL SELECT id FROM lead WHERE joined_to = ${leadId}::uuid))`;

/** What processes wait for, by the index of each. */
export const waiting: Record<Waiting, Sql> = {
  overdue: sql`l.id IN (SELECT noun_id FROM process WHERE waits_for @> '[{"overdue": true}]')`,
  payment: sql`l.id IN (SELECT noun_id FROM process WHERE waits_for @> '[{"what": "payment"}]')`,
};

/** Every word occurs in the names, phones and e-mails, however it is typed; or it is the lead's number. */
export const soundsLike = (q: string): Sql[] => {
  if (q.trim() === '') return [];
  const number = numberIn(q);
  const found = wordsIn(sql`l.search`, q);
  return [number === undefined ? found : sql`(${found} OR l.number = ${number})`];
};

/** A lead's number as it is shown: № 1542, No. 1542. */
export const numberIn = (q: string): number | undefined =>
  /^(#|№|no\.?)?\s*\d{1,9}$/i.test(q.trim()) ? Number(q.replace(/\D/g, '')) : undefined;

export const readLead = async (db: Database, me: Reader, id: string): Promise<Lead | undefined> => {
  const row = await readRow(db, me, id);
  return row && seenBy(toLead(row), await hiddenFields(db, me, 'lead'));
};

/** As somebody sees it who does not see these fields. */
export const seenBy = (lead: Lead, hidden: ReadonlySet<string>): Lead =>
  hidden.size === 0
    ? lead
    : {
        ...lead,
        fields: seenFields(lead.fields, hidden),
        contacts: lead.contacts.map((contact) => ({
          ...contact,
          fields: seenFields(contact.fields ?? {}, of('contact', hidden)),
        })),
        company: lead.company && {
          ...lead.company,
          fields: seenFields(lead.company.fields ?? {}, of('company', hidden)),
        },
      };

const of = (noun: 'contact' | 'company', hidden: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...hidden].flatMap((path) => (path.startsWith(`${noun}.fields.`) ? [path.slice(noun.length + 8)] : [])));

/** One indexed read; none for those who see all, since the command finds out by itself. */
export const maySeeLead = async (db: Database, me: Reader, id: string): Promise<boolean> =>
  me.role !== 'manager' || seesLeadNow(db, me, id);

/** Whether this reader may see such a lead. */
export const seesLeadNow = async (db: Database, me: Reader, id: string): Promise<boolean> => {
  const { rowCount } = await db.pool.query({
    name: `sees-lead ${me.role === 'manager'}`,
    ...query(sql`SELECT 1 FROM lead l WHERE l.id = ${id} AND ${visibleLeads(me)}`),
  });
  return rowCount !== 0;
};

export type ChangedLead = { lead: Lead; processAt: number };

/** These leads in the order of their ids here; those that the reader does not see are left out. */
export const leadsInOrder = async (db: Database, me: Reader, ids: string[]): Promise<Lead[]> => {
  const { rows } = await db.pool.query<SelectedLead>(
    query(sql`${select} WHERE l.id = ANY(${ids}::uuid[]) AND ${visibleLeads(me)}`),
  );
  const known = new Map(rows.map((row) => [row.id, row]));
  const hidden = await hiddenFields(db, me, 'lead');
  return ids.flatMap((id) => known.get(id) ?? []).map((row) => seenBy(toLead(row), hidden));
};

/** These leads for everybody who listens; the listener decides who may see which. */
export const readLeads = async (db: Database, ids: string[]): Promise<ChangedLead[]> => {
  if (ids.length === 0) return [];
  const { rows } = await db.pool.query<SelectedLead>(query(sql`${select} WHERE l.id = ANY(${ids})`));
  return rows.map((row) => ({ lead: toLead(row), processAt: row.process_updated_at?.getTime() ?? 0 }));
};

export const readLeadProcess = async (db: Database, me: Reader, id: string): Promise<Process | undefined> => {
  const row = await readRow(db, me, id);
  return (
    row && {
      ...processOf(row),
      restorable: await restorableOf(db, row),
      workflowId: `lead:${row.id}`,
      clockOffset: row.clock_offset,
      pausedAt: row.paused_at?.toISOString() ?? null,
      pausedReason: row.paused_reason,
      pausedUntil: row.paused_until?.toISOString() ?? null,
      error: row.process_error,
      updatedAt: row.process_updated_at?.toISOString() ?? null,
    }
  );
};

const restorableOf = async (db: Database, row: SelectedLead): Promise<Restorable[]> => {
  if (row.closed_at) return [];
  const memory = await memoryOf(db, { kind: 'lead', id: row.id });
  if (!memory?.taken) return [];
  const now = row.paused_at ?? new Date(Date.now() + row.clock_offset);
  return restorable(await pipelineOfVersion(db, row.pipeline_version_id), memory, now.toISOString());
};

const readRow = async (db: Database, me: Reader, id: string): Promise<SelectedLead | undefined> => {
  const { rows } = await db.pool.query<SelectedLead>(query(sql`${select} WHERE l.id = ${id} AND ${visibleLeads(me)}`));
  return rows[0];
};

const toLead = (row: SelectedLead): Lead => ({
  id: row.id,
  number: row.number,
  name: row.name,
  pipeline: row.pipeline,
  stage: row.stage,
  responsibleId: row.responsible_id,
  amount: row.amount === null || row.currency === null ? null : { amount: row.amount, currency: row.currency },
  contacts: row.contacts.map(withClock),
  company: row.company,
  source: row.source,
  tags: row.tags,
  fields: row.fields,
  createdAt: row.created_at.toISOString(),
  closedAt: row.closed_at?.toISOString() ?? null,
  version: row.version,
  updatedAt: row.updated_at.toISOString(),
  stageEnteredAt: row.stage_entered_at.toISOString(),
  lossReason: row.loss_reason,
  joinedTo: row.joined_to,
  pipelineVersion: row.pipeline_version,
  pipelineVersionId: row.pipeline_version_id,
  checklist: row.checklist,
  clockOffset: row.clock_offset,
  process: processOf(row),
});

const withClock = (contact: LeadContact): LeadContact => {
  const { zone, by } = zoneOf({ ...contact, phone: contact.phones[0] ?? null });
  return { ...contact, clock: zone === null || by === 'unknown' ? null : { zone, by } };
};

/** A process that has not taken in the lead's last event is still at work; that of a closed lead runs while an invoice awaits its money. */
const processOf = (row: SelectedLead): Lead['process'] => {
  const waitsFor = row.waits_for ?? [];
  if (row.process_state === 'stuck') return { state: 'stuck', waitsFor };
  if ((row.process_seq ?? 0) < row.event_seq) return { state: 'running', waitsFor };
  if (row.closed_at && waitsFor.length === 0) return { state: 'finished', waitsFor };
  return { state: row.paused_at ? 'paused' : (row.process_state ?? 'running'), waitsFor };
};
