import type { Database } from '../client.ts';
import { forgetBeginnings } from '../process/beginning.ts';
import { join, query, sql, written, type Sql } from '../sql.ts';
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
type Gone = { id: string; name: string; event_seq: number; responsible_id: string | null };

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
  const withdraw = async (noun: Made): Promise<Gone[]> => {
    const ids = rows.flatMap((row) => (row.made?.includes(noun) ? (row[`${noun}_id`] ?? []) : []));
    const gone = await untouched(db, { importId, noun, ids });
    if (gone.length > 0) await remove(db, noun, gone);
    return gone;
  };
  const leads = await withdraw('lead');
  const gone = new Set([...leads, ...(await withdraw('contact')), ...(await withdraw('company'))].map(({ id }) => id));
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
  const unbegun = await forgetBeginnings(
    db,
    leads.map(({ id }) => `lead:${id}`),
  );
  const events = leads.map(
    ({ id, name, event_seq: seq, responsible_id: responsible }) =>
      ({
        ...{ type: 'lead.withdrawn', noun: 'lead', noun_id: id, seq: seq + 1, at: new Date().toISOString(), actor },
        ...{ subject: { kind: 'lead', id }, cause: null, pokes: [`lead:${id}`].filter((one) => !unbegun.has(one)) },
        // whoever saw it sees by this that it is gone
        data: { import: importId, name, set: { responsible_id: [responsible, null] } },
      }) as NewEvent,
  );
  return { events, undone, stays: results.length - undone };
};

/** What needs a record: it stays while one of these is there. */
const needs: Record<Made, Sql[]> = {
  lead: [
    sql`invoice i WHERE i.lead_id = r.id`,
    sql`delivery d WHERE d.lead_id = r.id`,
    sql`conversation v WHERE v.lead_id = r.id`,
  ],
  contact: [
    sql`lead_contact o WHERE o.contact_id = r.id`,
    sql`task t WHERE t.contact_id = r.id`,
    sql`delivery d WHERE d.contact_id = r.id`,
    sql`conversation v WHERE v.contact_id = r.id`,
    sql`contact m WHERE m.merged_into_id = r.id`,
  ],
  company: [
    sql`contact c WHERE c.company_id = r.id`,
    sql`lead l WHERE l.company_id = r.id`,
    sql`task t WHERE t.company_id = r.id`,
    sql`company m WHERE m.merged_into_id = r.id`,
  ],
};

/** Those of `ids` that nothing needs and to which nothing has happened but what the import did itself, and, to a lead, what its own process did. */
const untouched = async (
  db: Database,
  { importId, noun, ids }: { importId: string; noun: Made; ids: string[] },
): Promise<Gone[]> => {
  const needed = needs[noun].map((rows) => sql`EXISTS (SELECT 1 FROM ${rows})`);
  if (noun !== 'lead') needed.push(sql`r.merged_into_id IS NOT NULL`);
  const { rows } = await db.pool.query<Gone>(
    query(sql`SELECT r.id, r.name, r.event_seq, to_jsonb(r) ->> 'responsible_id' AS responsible_id FROM ${written(noun)} r WHERE r.id = ANY(${ids}::uuid[]) AND NOT (${join(needed, ' OR ')})
      AND NOT EXISTS (SELECT 1 FROM event e WHERE e.subject_id = r.id
        AND NOT coalesce(e.actor ->> 'kind' = 'process' AND e.actor ->> 'id' = 'lead:' || r.id::text, false)
        AND e.recorded_at NOT IN (SELECT o.recorded_at FROM event o WHERE o.noun = 'import' AND o.noun_id = ${importId} AND o.type IN ('import.moved', 'import.done')))
      FOR UPDATE`),
  );
  return rows;
};

const remove = async (db: Database, noun: Made, gone: Gone[]): Promise<void> => {
  const ids = gone.map(({ id }) => id);
  if (noun === 'contact') await freeAddresses(db, ids);
  for (const rows of [
    ...beside[noun],
    `search_line WHERE noun = '${noun}' AND record_id = ANY($1::uuid[])`,
    `${noun} WHERE id = ANY($1::uuid[])`,
  ])
    await db.pool.query(`DELETE FROM ${rows}`, [ids]);
};

/** Rows that go with a record, in this order. */
const beside: Record<Made, string[]> = {
  lead: [
    `search_line WHERE noun = 'task' AND record_id IN (SELECT id FROM task WHERE lead_id = ANY($1::uuid[]))`,
    'task WHERE lead_id = ANY($1::uuid[])',
    'notification WHERE lead_id = ANY($1::uuid[])',
    'undo_point WHERE lead_id = ANY($1::uuid[])',
    'lead_contact WHERE lead_id = ANY($1::uuid[])',
    `process WHERE workflow_id IN (SELECT 'lead:' || id FROM unnest($1::uuid[]) AS id)`,
  ],
  contact: [`note WHERE subject_kind = 'contact' AND subject_id = ANY($1::uuid[])`],
  company: [`note WHERE subject_kind = 'company' AND subject_id = ANY($1::uuid[])`],
};

/** Who has the same phone or e-mail is found by it from now on. */
const freeAddresses = async (db: Database, contactIds: string[]): Promise<void> => {
  const { rows: freed } = await db.pool.query<{ kind: string; value: string; owner: boolean }>(
    'DELETE FROM address WHERE contact_id = ANY($1::uuid[]) RETURNING kind, value, owner',
    [contactIds],
  );
  await db.pool.query(
    `UPDATE address a SET owner = true FROM (SELECT DISTINCT ON (o.kind, o.value) o.id FROM address o
       JOIN jsonb_to_recordset($1) AS g(kind text, value text, owner boolean) ON g.owner AND g.kind = o.kind AND g.value = o.value
       WHERE o.refused_at IS NULL ORDER BY o.kind, o.value, o.since, o.id) n WHERE a.id = n.id`,
    [JSON.stringify(freed)],
  );
};
