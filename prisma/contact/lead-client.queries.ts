import type { ClientAddress, LeadClient, Sharing } from '../../workflows/contact/address.schema.ts';
import { MOST_TRIES } from '../../workflows/contact/confirmation.ts';
import type { Database } from '../client.ts';
import { addressOf } from './lead-address.ts';
import { join, query, sql, written, type Sql } from '../sql.ts';
import { visibleLeads, type Reader } from '../visible.ts';

/**
 * A lead's client as this reader may know them. What is known only from leads that the reader may not see (other addresses, the full name,
 * how many leads there are) is left out; undefined where the reader may not see the lead.
 */
export const readLeadClient = async (db: Database, me: Reader, leadId: string): Promise<LeadClient | undefined> => {
  const { rows } = await db.pool.query<Omit<LeadClient, 'shares'> & { shares: (Sharing & { visible: boolean })[] }>(
    query(sql`SELECT c.id AS "contactId", CASE WHEN ${seesAll(me, sql`c.id`)} THEN c.name ELSE lc.name END AS name,
        (SELECT count(*)::int FROM lead_contact o JOIN lead l ON l.id = o.lead_id
          WHERE o.contact_id = c.id AND l.number < lead.number AND ${visibleLeads(me)}) AS "earlierLeads",
        (SELECT coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'value', a.value, 'trust', a.trust, 'origin', CASE WHEN came.seen THEN a.origin ELSE '{"from": "earlier"}' END, 'since', ${iso(sql`CASE WHEN came.seen THEN a.since ELSE lc.since END`)},
            'given', coalesce(a.value IN (lc.phone, lc.email), false), 'used', coalesce(a.value IN (${written(addressOf('phone'))}, ${written(addressOf('email'))}), false),
            'main', a.main_since IS NOT NULL, 'refused', a.refused_at IS NOT NULL, 'stopped', a.stopped_at IS NOT NULL, 'asked', ${openAsk}) ORDER BY a.kind DESC, a.since, a.id), '[]')
          FROM address a CROSS JOIN LATERAL (SELECT ${seesOrigin(me)} AS seen) came
          WHERE a.contact_id = c.id AND ${seesAddress(me, sql`c.id`, sql`a.value`)}) AS addresses,
        (SELECT coalesce(jsonb_agg(jsonb_build_object('contactId', s.id, 'name', s.name, 'kinds', s.kinds, 'leads', s.leads)), '[]') FROM (
          SELECT k.id, CASE WHEN ${seesAll(me, sql`k.id`)} THEN k.name ELSE (SELECT o.name FROM lead_contact o JOIN lead l ON l.id = o.lead_id
              WHERE o.contact_id = k.id AND ${visibleLeads(me)} ORDER BY l.number DESC LIMIT 1) END AS name, jsonb_agg(a.kind ORDER BY a.kind DESC) AS kinds,
            (SELECT count(*)::int FROM lead_contact o JOIN lead l ON l.id = o.lead_id WHERE o.contact_id = k.id AND ${visibleLeads(me)}) AS leads
          FROM address a JOIN address owned ON owned.kind = a.kind AND owned.value = a.value AND owned.owner JOIN contact k ON k.id = owned.contact_id
          WHERE a.contact_id = c.id AND NOT a.owner AND NOT a.apart AND a.refused_at IS NULL AND ${seesAddress(me, sql`c.id`, sql`a.value`)}
          GROUP BY k.id) s WHERE s.leads > 0) AS shares,
        (SELECT jsonb_build_object('contactId', m.id, 'name', m.name) FROM event e JOIN contact m ON m.id = (e.data ->> 'from')::uuid AND m.merged_into_id = c.id
          WHERE e.subject_id = lead.id AND e.type = 'lead.joined' ORDER BY e.id DESC LIMIT 1) AS joined
      FROM lead JOIN lead_contact lc ON lc.lead_id = lead.id AND lc.is_main JOIN contact c ON c.id = lc.contact_id
      WHERE lead.id = ${leadId} AND EXISTS (SELECT 1 FROM lead l WHERE l.id = lead.id AND ${visibleLeads(me)})`),
  );
  return rows[0];
};

/** SQL: a moment as JSON has it. */
export const iso = (moment: Sql): Sql => sql`to_char(${moment} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** SQL: what the client was sent about the address `a` and can still answer, or null. */
export const openAsk = sql`(SELECT jsonb_build_object('way', q.way, 'at', ${iso(sql`q.asked_at`)}, 'until', ${iso(sql`q.until`)},
    'triesLeft', greatest(${MOST_TRIES}::int - q.tries, 0), 'failed', (SELECT d.reason FROM delivery d WHERE d.id = q.id AND d.state = 'failed'))
  FROM confirmation q WHERE q.address_id = a.id AND q.closed_at IS NULL AND q.until > now())`;

/** Whether this reader may decide about an address of a lead's client: they see both the lead and the address. */
export const addressFor = async (
  db: Database,
  me: Reader,
  { leadId, addressId }: { leadId: string; addressId: string },
): Promise<ClientAddress | undefined> =>
  (await readLeadClient(db, me, leadId))?.addresses.find(({ id }) => id === addressId);

/** SQL: whether the reader may see all leads of a contact, and therefore everything about the contact. */
export const seesAll = (me: Reader, contactId: Sql): Sql =>
  me.role === 'manager'
    ? sql`(SELECT true FROM lead_contact o JOIN lead l ON l.id = o.lead_id WHERE o.contact_id = ${contactId} AND NOT ${visibleLeads(me)} LIMIT 1) IS NULL`
    : sql`true`;

/** SQL: whether the reader may see an address of a contact: it was typed with, or added to, a lead that they see. */
export const seesAddress = (me: Reader, contactId: Sql, value: Sql): Sql =>
  me.role === 'manager'
    ? sql`(${join(
        [
          seesAll(me, contactId),
          sql`EXISTS (SELECT 1 FROM lead_contact o JOIN lead l ON l.id = o.lead_id
        LEFT JOIN address origin ON origin.contact_id = o.contact_id AND origin.value = ${value} AND origin.origin ->> 'lead' = l.id::text
        WHERE o.contact_id = ${contactId} AND ${visibleLeads(me)} AND (o.phone = ${value} OR o.email = ${value} OR origin.id IS NOT NULL))`,
        ],
        ' OR ',
      )})`
    : sql`true`;

/** SQL: whether the reader may see the lead that the address `a` came with. */
export const seesOrigin = (me: Reader): Sql =>
  me.role === 'manager'
    ? sql`a.origin ->> 'lead' IS NULL OR EXISTS (SELECT 1 FROM lead l WHERE l.id = (a.origin ->> 'lead')::uuid AND ${visibleLeads(me)})`
    : sql`true`;
