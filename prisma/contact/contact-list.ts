import type { ContactItem } from '../../workflows/contact/contact.schema.ts';
import { seenFields } from '../../workflows/field/field.ts';
import { isRefusal, type Refusal } from '../../workflows/refusal.ts';
import { countFact, momentFact, textFact, type FactSql } from '../automation/condition-sql.ts';
import type { Database } from '../client.ts';
import { fieldOrder } from '../field/field-order.ts';
import { hiddenFields } from '../field/field.queries.ts';
import { ordersOf, type Order } from '../list-order.ts';
import { countRecords, inOrder, pageOfRecords, type ListAsked, type ListPage, type Listed } from '../record-list.ts';
import { query, sql, type Sql } from '../sql.ts';
import { visibleContacts, visibleLeads, type Reader } from '../visible.ts';
import { contactsFound, hersOf, nameFor, valuesFor } from './contact.queries.ts';

type Asked = { q?: string | undefined; company?: string | undefined };

/** People that meet a condition, in an order. Managers read of each what came with leads that they see. Refused: SortUnknown, FilterUnknown. */
export const listContacts = async (
  db: Database,
  me: Reader,
  asked: ListAsked & Asked,
): Promise<ListPage<ContactItem> | Refusal> => {
  const page = await pageOfRecords(db, await contactsFor(db, me, asked), asked);
  return isRefusal(page) ? page : { items: await contactsInOrder(db, me, page.ids), next: page.next };
};

/** How many there are, `most` at most. Refused: FilterUnknown. */
export const countContacts = async (
  db: Database,
  me: Reader,
  asked: Pick<ListAsked, 'filter'> & Asked & { most: number },
): Promise<number | Refusal> => countRecords(db, await contactsFor(db, me, asked), asked);

const contactsFor = async (db: Database, me: Reader, { q = '', company }: Asked): Promise<Listed> => {
  const hers = q.trim() === '' ? await hersOf(db, me) : sql`c.id IN (${contactsFound(me, q)})`;
  const inCompany = company === undefined ? [] : [sql`c.company_id = ${company}`];
  return {
    of: contact,
    byField: (db, key) => fieldOrder(db, 'contact', key, contact),
    shown: [sql`c.merged_into_id IS NULL`, hers, ...inCompany],
    orders: ordersFor(me),
    facts: factsFor(me),
  };
};

const contact = { table: sql`contact c`, id: sql`c.id`, fields: sql`c.fields` };
const { computed, words, beside, made } = ordersOf(contact);

const ordersFor = (me: Reader): Record<string, Order> => ({
  name: words(nameFor(me)),
  company: beside(sql`co.name`, sql`company co`, sql`co.id = c.company_id`),
  position: words(sql`c.position`),
  language: computed(sql`c.language`, sql`text`),
  timeZone: computed(sql`c.time_zone`, sql`text`),
  createdAt: made,
});

const leadsOf = (me: Reader): Sql =>
  sql`lead_contact o JOIN lead l ON l.id = o.lead_id WHERE o.contact_id = c.id AND ${visibleLeads(me)}`;

/** What a condition may ask of the contact `c`: no more than the list shows this reader. */
const factsFor = (me: Reader): Record<string, FactSql> => ({
  name: textFact(nameFor(me)),
  phone: { json: sql`to_jsonb(${valuesFor(me, 'phone')})` },
  email: { json: sql`to_jsonb(${valuesFor(me, 'email')})` },
  company: textFact(sql`(SELECT co.name FROM company co WHERE co.id = c.company_id)`),
  position: textFact(sql`c.position`),
  language: textFact(sql`c.language`),
  timeZone: textFact(sql`c.time_zone`),
  openLeads: countFact(sql`${leadsOf(me)} AND l.closed_at IS NULL`),
  leads: countFact(leadsOf(me)),
  responsible: {
    json: sql`to_jsonb(ARRAY(SELECT u.email FROM lead_contact o JOIN lead l ON l.id = o.lead_id JOIN app_user u ON u.id = l.responsible_id
      WHERE o.contact_id = c.id AND l.closed_at IS NULL AND ${visibleLeads(me)}))`,
  },
  createdAt: momentFact(sql`c.created_at`),
});

const contactsInOrder = async (db: Database, me: Reader, ids: string[]): Promise<ContactItem[]> => {
  const hidden = await hiddenFields(db, me, 'contact');
  const { rows } = await db.pool.query<Omit<ContactItem, 'createdAt'> & { created_at: Date }>(
    query(sql`SELECT c.id, ${nameFor(me)} AS name, ${valuesFor(me, 'phone')} AS phones, ${valuesFor(me, 'email')} AS emails,
        CASE WHEN co.id IS NULL THEN NULL ELSE jsonb_build_object('id', co.id, 'name', co.name) END AS company, c.position,
        (SELECT count(*)::int FROM ${leadsOf(me)}) AS leads, (SELECT count(*)::int FROM ${leadsOf(me)} AND l.closed_at IS NULL) AS "openLeads",
        ARRAY(SELECT DISTINCT l.responsible_id FROM ${leadsOf(me)} AND l.closed_at IS NULL AND l.responsible_id IS NOT NULL) AS responsible,
        c.language, c.time_zone AS "timeZone", c.fields, c.created_at
      FROM contact c LEFT JOIN company co ON co.id = c.company_id WHERE c.id = ANY(${ids}::uuid[]) AND ${visibleContacts(me)}`),
  );
  return inOrder(ids, rows).map(({ created_at: at, fields, ...item }) => ({
    ...item,
    fields: seenFields(fields, hidden),
    createdAt: at.toISOString(),
  }));
};
