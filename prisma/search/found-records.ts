import type { SearchNoun } from '../../workflows/search/noun.ts';
import type { FoundRecord, Matched } from '../../workflows/search/search.schema.ts';
import { nameFor, valuesFor } from '../contact/contact.queries.ts';
import { sql, type Sql } from '../sql.ts';
import {
  visibleCompanies,
  visibleContacts,
  visibleLeads,
  visibleTasks,
  visibleTickets,
  type Reader,
} from '../visible.ts';

/** `texts`: in what of it the words may be, besides its lines. */
export type SelectedRecord = Omit<FoundRecord, 'matched'> & { texts: Matched[] };

/** SQL: these records as they are shown among what was found. */
export const recordsOf: Record<SearchNoun, (me: Reader, ids: string[]) => Sql> = {
  lead: (me, ids) => sql`SELECT l.id, l.name AS title, l.number::text AS number, l.closed_at IS NOT NULL AS closed,
      (SELECT lc.phone FROM lead_contact lc WHERE lc.lead_id = l.id AND lc.is_main) AS phone,
      ${texts(sql`VALUES (1, 'number', l.number::text), (2, 'name', l.name)
        UNION ALL SELECT 3, 'name', lc.name FROM lead_contact lc WHERE lc.lead_id = l.id
        UNION ALL SELECT 4, 'phone', lc.phone FROM lead_contact lc WHERE lc.lead_id = l.id
        UNION ALL SELECT 5, 'email', lc.email FROM lead_contact lc WHERE lc.lead_id = l.id
        UNION ALL SELECT 6, a.kind, a.value FROM lead_contact lc JOIN address a ON a.contact_id = lc.contact_id AND a.origin ->> 'lead' = l.id::text WHERE lc.lead_id = l.id`)}
    FROM lead l WHERE l.id = ANY(${ids}::uuid[]) AND ${visibleLeads(me)}`,
  contact: (
    me,
    ids,
  ) => sql`SELECT c.id, ${nameFor(me)} AS title, NULL AS number, false AS closed, (${valuesFor(me, 'phone')})[1] AS phone,
      ${texts(sql`SELECT 1, 'name', ${nameFor(me)}
        UNION ALL SELECT 2, 'phone', v FROM unnest(${valuesFor(me, 'phone')}) v UNION ALL SELECT 3, 'email', v FROM unnest(${valuesFor(me, 'email')}) v
        UNION ALL SELECT 4, 'name', o.name FROM lead_contact o JOIN lead l ON l.id = o.lead_id WHERE o.contact_id = c.id AND ${visibleLeads(me)}`)}
    FROM contact c WHERE c.id = ANY(${ids}::uuid[]) AND ${visibleContacts(me)}`,
  company: (me, ids) => sql`SELECT co.id, co.name AS title, NULL AS number, false AS closed, NULL AS phone,
      ${texts(sql`VALUES (1, 'name', co.name), (2, 'tax_id', co.tax_id)`)}
    FROM company co WHERE co.id = ANY(${ids}::uuid[]) AND ${visibleCompanies(me)}`,
  task: (me, ids) => sql`SELECT t.id, t.text AS title, t.track AS number, t.state <> 'open' AS closed, NULL AS phone,
      ${texts(sql`VALUES (1, 'number', t.track)`)}
    FROM task t LEFT JOIN lead l ON l.id = t.lead_id WHERE t.id = ANY(${ids}::uuid[]) AND ${visibleTasks(me)}`,
  ticket: (
    me,
    ids,
  ) => sql`SELECT k.id, k.subject AS title, k.track AS number, k.closed_at IS NOT NULL AS closed, NULL AS phone,
      ${texts(sql`VALUES (1, 'number', k.track), (2, 'name', k.subject)`)}
    FROM ticket k WHERE k.id = ANY(${ids}::uuid[]) AND ${visibleTickets(me)}`,
};

const texts = (parts: Sql): Sql =>
  sql`(SELECT coalesce(jsonb_agg(jsonb_build_object('what', said.what, 'field', NULL, 'text', said.text) ORDER BY said.place) FILTER (WHERE said.text <> ''), '[]')
    FROM (${parts}) said (place, what, text)) AS texts`;
