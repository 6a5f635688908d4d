import type { Contact } from '../../workflows/contact/contact.schema.ts';
import { seenFields } from '../../workflows/field/field.ts';
import type { Database } from '../client.ts';
import { hiddenFields } from '../field/field.queries.ts';
import { wordsIn } from '../search/words.ts';
import { query, sql, type Sql } from '../sql.ts';
import { visibleContacts, visibleLeads, type Reader } from '../visible.ts';
import { iso, openAsk, seesAddress, seesAll, seesOrigin } from './lead-client.queries.ts';

/** Of the leads in whose text the words are, so many of the newest are looked through. */
const MOST_FOUND = 1000;
/** Leads and people on one page. */
export const MOST_SHOWN = 100;

/** A manager with few leads has hers listed; another one's are met soon among all. */
const FEW_LEADS = 1000;

export const hersOf = async (db: Database, me: Reader): Promise<Sql> => {
  if (me.role !== 'manager') return sql`true`;
  const { rows } = await db.pool.query<{ leads: number }>(
    query(sql`SELECT count(*)::int AS leads FROM ((SELECT 1 FROM lead WHERE responsible_id = ${me.id} LIMIT ${FEW_LEADS + 1})
      UNION ALL (SELECT 1 FROM lead WHERE responsible_id IS NULL LIMIT ${FEW_LEADS + 1})) l`),
  );
  return rows[0]!.leads > FEW_LEADS
    ? visibleContacts(me)
    : sql`c.id IN (SELECT o.contact_id FROM lead l JOIN lead_contact o ON o.lead_id = l.id WHERE ${visibleLeads(me)}
        UNION SELECT id FROM contact WHERE created_by = ${me.id})`;
};

/** A contact as this reader may know it; `movedTo` where it is another by now. */
export const readContact = async (
  db: Database,
  me: Reader,
  id: string,
): Promise<Contact | { movedTo: string } | undefined> => {
  const { rows } = await db.pool.query<{ moved: string | null; contact: Contact }>(
    query(sql`SELECT c.merged_into_id AS moved, jsonb_build_object('id', c.id, 'name', ${nameFor(me)}, 'language', c.language, 'timeZone', c.time_zone,
        'company', CASE WHEN co.id IS NULL THEN NULL ELSE jsonb_build_object('id', co.id, 'name', co.name) END, 'position', c.position, 'companies', ${companiesOf}, 'fields', c.fields,
        'addresses', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'value', a.value, 'trust', a.trust,
            'origin', CASE WHEN ${seesOrigin(me)} THEN a.origin ELSE '{"from": "earlier"}' END, 'since', ${iso(sql`a.since`)},
            'main', a.main_since IS NOT NULL, 'refused', a.refused_at IS NOT NULL, 'stopped', a.stopped_at IS NOT NULL, 'asked', ${openAsk}) ORDER BY a.kind DESC, a.since, a.id), '[]')
          FROM address a WHERE a.contact_id = c.id AND ${sees(me)}),
        'leads', ${leadsWhere(me, sql`JOIN lead_contact o ON o.lead_id = l.id AND o.contact_id = c.id`, sql`o.role`, sql`o.is_main`)},
        'whole', ${seesAll(me, sql`c.id`)},
        'merged', CASE WHEN ${seesAll(me, sql`c.id`)} THEN ${mergedInto(sql`contact`, sql`c.id`)} ELSE '[]' END,
        'createdAt', ${iso(sql`c.created_at`)}, 'version', c.version) AS contact
      FROM contact c LEFT JOIN company co ON co.id = c.company_id
      WHERE c.id = ${id} AND (${visibleContacts(me)} OR c.merged_into_id IS NOT NULL)`),
  );
  const row = rows[0];
  if (!row) return undefined;
  if (row.moved !== null) return { movedTo: row.moved };
  return { ...row.contact, fields: seenFields(row.contact.fields, await hiddenFields(db, me, 'contact')) };
};

/** SQL: the companies of the contact `c`, the main one first, each once; one that was merged is the one it is now. */
const companiesOf = sql`(SELECT coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'name', k.name, 'role', k.role, 'main', k.main) ORDER BY k.main DESC, k.name, k.id), '[]')
  FROM (SELECT DISTINCT ON (now.id) now.id, now.name, coalesce(of.role, '') AS role, of.main
    FROM (SELECT c.company_id AS id, c.position AS role, true AS main UNION ALL
      SELECT o.key::uuid, o.value ->> 'role', false FROM jsonb_each(c.other_companies) o) of
    JOIN company was ON was.id = of.id JOIN company now ON now.id = coalesce(was.merged_into_id, was.id)
    ORDER BY now.id, of.main DESC, coalesce(of.role, '') = '') k)`;

export type Sight = 'all' | 'part' | 'none';

/** How much of a contact this reader sees: all of it, what came with some of its leads, or nothing. */
export const sightOfContact = async (db: Database, me: Reader, id: string): Promise<Sight> => {
  const { rows } = await db.pool.query<{ all: boolean }>(
    query(sql`SELECT ${seesAll(me, sql`c.id`)} AS "all" FROM contact c WHERE c.id = ${id} AND ${visibleContacts(me)}`),
  );
  if (!rows[0]) return 'none';
  return rows[0].all ? 'all' : 'part';
};

/** SQL: leads of the outer row as JSON; `joined` says how they belong to it. */
export const leadsWhere = (
  me: Reader,
  joined: Sql,
  role: Sql,
  main: Sql,
): Sql => sql`(SELECT coalesce(jsonb_agg(of.lead ORDER BY of.number DESC), '[]') FROM (
    SELECT l.number, jsonb_build_object('id', l.id, 'number', l.number, 'name', l.name, 'pipeline', p.key, 'stage', l.stage, 'pipelineVersionId', l.pipeline_version_id,
      'amount', CASE WHEN l.amount IS NULL THEN NULL ELSE jsonb_build_object('amount', l.amount, 'currency', l.currency) END, 'responsibleId', l.responsible_id,
      'closedAt', ${iso(sql`l.closed_at`)}, 'joined', l.joined_to IS NOT NULL, 'role', ${role}, 'main', ${main}) AS lead
    FROM lead l JOIN pipeline p ON p.id = l.pipeline_id ${joined} WHERE ${visibleLeads(me)} ORDER BY l.number DESC LIMIT ${MOST_SHOWN}) of)`;

/** SQL: what was merged into a record and may be parted again. */
export const mergedInto = (noun: Sql, id: Sql): Sql =>
  sql`(SELECT coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'name', gone.name, 'at', ${iso(sql`m.made_at`)}) ORDER BY m.made_at DESC), '[]')
      FROM merge m JOIN ${noun} gone ON gone.id = m.from_id WHERE m.to_id = ${id} AND m.undone_at IS NULL)`;

/** SQL: what of a contact's name a reader may know: all of it, or what was typed with the newest lead that they see. */
export const nameFor = (me: Reader): Sql =>
  me.role === 'manager'
    ? sql`CASE WHEN ${seesAll(me, sql`c.id`)} THEN c.name ELSE coalesce((SELECT o.name FROM lead_contact o JOIN lead l ON l.id = o.lead_id
          WHERE o.contact_id = c.id AND ${visibleLeads(me)} ORDER BY l.number DESC LIMIT 1), c.name) END`
    : sql`c.name`;

export const valuesFor = (me: Reader, kind: 'phone' | 'email'): Sql =>
  sql`ARRAY(SELECT a.value FROM address a WHERE a.contact_id = c.id AND a.kind = ${kind} AND a.refused_at IS NULL AND ${sees(me)}
      ORDER BY a.main_since DESC NULLS LAST, a.trust NOT IN ('staff', 'confirmed'), a.since, a.id)`;

/** SQL: whether the reader may see the address `a` of the contact `c`. */
const sees = (me: Reader): Sql =>
  me.role === 'manager'
    ? sql`(a.origin ->> 'by' = ${me.id}::text OR ${seesAddress(me, sql`c.id`, sql`a.value`)})`
    : sql`true`;

/**
 * SQL: ids of contacts with these words in what was typed with a lead that the reader sees, or in what users wrote about them. The first needs no
 * index beside that of the leads, so an intake pays for none.
 */
export const contactsFound = (me: Reader, q: string): Sql =>
  sql`SELECT o.contact_id FROM (SELECT l.id FROM lead l WHERE ${wordsIn(sql`l.search`, q)} AND ${visibleLeads(me)} ORDER BY l.number DESC LIMIT ${MOST_FOUND}) l
      JOIN lead_contact o ON o.lead_id = l.id
      WHERE ${wordsIn(
        sql`fold(concat_ws(' ', o.name, o.phone, o.email, (SELECT string_agg(a.value, ' ') FROM address a WHERE a.contact_id = o.contact_id AND a.origin ->> 'lead' = l.id::text)))`,
        q,
      )}
    UNION SELECT c.id FROM contact c WHERE c.search IS NOT NULL AND ${wordsIn(sql`c.search`, q)} AND ${visibleContacts(me)} AND ${seesAll(me, sql`c.id`)}`;
