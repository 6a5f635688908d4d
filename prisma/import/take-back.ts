import type { Database } from '../client.ts';
import { join, query, sql, type Sql } from '../sql.ts';
import type { Change, NewEvent } from '../write.ts';
import type { ImportTableRow } from './import-row.ts';

/** Rows at once. */
const BATCH = 100;

type Made = 'lead' | 'contact' | 'company';
type MadeRow = {
  line: number;
  made: Made[] | null;
  lead_id: string | null;
  contact_id: string | null;
  company_id: string | null;
};

/**
 * Deletes what the last rows have made and nobody has touched since; undefined when no row is left. What other records were filled with stays.
 * From the last row to the first: a client goes after the leads that later rows gave them.
 */
export const takeBack = async (
  db: Database,
  { id: importId, created_by: userId }: ImportTableRow,
): Promise<(Omit<Change, 'result'> & { undone: number; stays: number }) | undefined> => {
  const { rows } = await db.pool.query<MadeRow>(
    `SELECT line, made, lead_id, contact_id, company_id FROM import_row
     WHERE import_id = $1 AND state = 'done' AND made IS NOT NULL ORDER BY line DESC LIMIT ${BATCH}`,
    [importId],
  );
  if (rows.length === 0) return undefined;
  const idsOf = (noun: Made) => rows.flatMap((row) => (row.made?.includes(noun) ? (row[`${noun}_id`] ?? []) : []));
  const leads = await withdrawLeads(db, importId, idsOf('lead'));
  const contacts = await withdrawContacts(db, importId, idsOf('contact'));
  const companies = await withdrawCompanies(db, importId, idsOf('company'));
  const gone = new Set([...leads.map(({ id }) => id), ...contacts, ...companies]);
  const results = rows.map((row) => ({
    line: row.line,
    state: (row.made ?? []).every((noun) => gone.has(row[`${noun}_id`] ?? '')) ? 'undone' : 'stays',
  }));
  await db.pool.query(
    `UPDATE import_row i SET state = r.state FROM jsonb_to_recordset($2) AS r(line int, state text) WHERE i.import_id = $1 AND i.line = r.line`,
    [importId, JSON.stringify(results)],
  );
  const undone = results.filter(({ state }) => state === 'undone').length;
  const actor = { kind: 'user', id: userId };
  const events = leads.map(
    ({ id, name, event_seq: seq, responsible_id: responsible }) =>
      ({
        ...{ type: 'lead.withdrawn', noun: 'lead', noun_id: id, seq: seq + 1, at: new Date().toISOString(), actor },
        ...{ subject: { kind: 'lead', id }, cause: null, pokes: [`lead:${id}`] },
        // whoever saw it sees by this that it is gone
        data: { import: importId, name, set: { responsible_id: [responsible, null] } },
      }) as NewEvent,
  );
  return { events, undone, stays: results.length - undone };
};

/** SQL: nothing has happened to it but what the import did itself, and, to a lead, what its own process did. */
const untouched = (importId: string, id: Sql): Sql => sql`NOT EXISTS (SELECT 1 FROM event e WHERE e.subject_id = ${id}
    AND NOT coalesce(e.actor ->> 'kind' = 'process' AND e.actor ->> 'id' = 'lead:' || ${id}::text, false)
    AND e.recorded_at NOT IN (SELECT o.recorded_at FROM event o WHERE o.noun = 'import' AND o.noun_id = ${importId} AND o.type IN ('import.moved', 'import.done')))`;

const none = (...of: Sql[]): Sql =>
  join(
    of.map((rows) => sql`NOT EXISTS (SELECT 1 FROM ${rows})`),
    ' AND ',
  );

type GoneLead = { id: string; name: string; event_seq: number; responsible_id: string | null };

const withdrawLeads = async (db: Database, importId: string, ids: string[]): Promise<GoneLead[]> => {
  const { rows } = await db.pool.query<GoneLead>(
    query(sql`SELECT l.id, l.name, l.event_seq, l.responsible_id FROM lead l WHERE l.id = ANY(${ids}::uuid[]) AND ${untouched(importId, sql`l.id`)}
      AND ${none(
        sql`invoice i WHERE i.lead_id = l.id`,
        sql`delivery d WHERE d.lead_id = l.id`,
        sql`conversation v WHERE v.lead_id = l.id`,
      )} FOR UPDATE`),
  );
  const gone = rows.map(({ id }) => id);
  if (gone.length === 0) return [];
  for (const text of [
    `DELETE FROM search_line WHERE noun = 'task' AND record_id IN (SELECT id FROM task WHERE lead_id = ANY($1::uuid[]))`,
    'DELETE FROM task WHERE lead_id = ANY($1::uuid[])',
    'DELETE FROM notification WHERE lead_id = ANY($1::uuid[])',
    'DELETE FROM undo_point WHERE lead_id = ANY($1::uuid[])',
    `DELETE FROM search_line WHERE noun = 'lead' AND record_id = ANY($1::uuid[])`,
    'DELETE FROM lead_contact WHERE lead_id = ANY($1::uuid[])',
    'DELETE FROM lead WHERE id = ANY($1::uuid[])',
    `DELETE FROM process WHERE workflow_id IN (SELECT 'lead:' || id FROM unnest($1::uuid[]) AS id)`,
  ])
    await db.pool.query(text, [gone]);
  return rows;
};

const withdrawContacts = async (db: Database, importId: string, ids: string[]): Promise<string[]> => {
  const { rows } = await db.pool.query<{ id: string }>(
    query(sql`SELECT c.id FROM contact c WHERE c.id = ANY(${ids}::uuid[]) AND c.merged_into_id IS NULL AND ${untouched(importId, sql`c.id`)}
      AND ${none(
        sql`lead_contact o WHERE o.contact_id = c.id`,
        sql`task t WHERE t.contact_id = c.id`,
        sql`delivery d WHERE d.contact_id = c.id`,
        sql`conversation v WHERE v.contact_id = c.id`,
        sql`contact m WHERE m.merged_into_id = c.id`,
      )} FOR UPDATE`),
  );
  const gone = rows.map(({ id }) => id);
  if (gone.length === 0) return [];
  const { rows: freed } = await db.pool.query<{ kind: string; value: string; owner: boolean }>(
    'DELETE FROM address WHERE contact_id = ANY($1::uuid[]) RETURNING kind, value, owner',
    [gone],
  );
  // who has the same phone is found by it from now on
  await db.pool.query(
    `UPDATE address a SET owner = true FROM (SELECT DISTINCT ON (o.kind, o.value) o.id FROM address o
       JOIN jsonb_to_recordset($1) AS g(kind text, value text, owner boolean) ON g.owner AND g.kind = o.kind AND g.value = o.value
       WHERE o.refused_at IS NULL ORDER BY o.kind, o.value, o.since, o.id) n WHERE a.id = n.id`,
    [JSON.stringify(freed)],
  );
  for (const text of [
    `DELETE FROM note WHERE subject_kind = 'contact' AND subject_id = ANY($1::uuid[])`,
    `DELETE FROM search_line WHERE noun = 'contact' AND record_id = ANY($1::uuid[])`,
    'DELETE FROM contact WHERE id = ANY($1::uuid[])',
  ])
    await db.pool.query(text, [gone]);
  return gone;
};

const withdrawCompanies = async (db: Database, importId: string, ids: string[]): Promise<string[]> => {
  const { rows } = await db.pool.query<{ id: string }>(
    query(sql`SELECT co.id FROM company co WHERE co.id = ANY(${ids}::uuid[]) AND co.merged_into_id IS NULL AND ${untouched(importId, sql`co.id`)}
      AND ${none(
        sql`contact c WHERE c.company_id = co.id`,
        sql`lead l WHERE l.company_id = co.id`,
        sql`task t WHERE t.company_id = co.id`,
        sql`company m WHERE m.merged_into_id = co.id`,
      )} FOR UPDATE`),
  );
  const gone = rows.map(({ id }) => id);
  if (gone.length === 0) return [];
  for (const text of [
    `DELETE FROM note WHERE subject_kind = 'company' AND subject_id = ANY($1::uuid[])`,
    `DELETE FROM search_line WHERE noun = 'company' AND record_id = ANY($1::uuid[])`,
    'DELETE FROM company WHERE id = ANY($1::uuid[])',
  ])
    await db.pool.query(text, [gone]);
  return gone;
};
