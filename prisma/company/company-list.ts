import type { CompanyItem } from '../../workflows/company/company.schema.ts';
import { seenFields } from '../../workflows/field/field.ts';
import { isRefusal, type Refusal } from '../../workflows/refusal.ts';
import { countFact, momentFact, textFact, type FactSql } from '../automation/condition-sql.ts';
import type { Database } from '../client.ts';
import { MOST_SHOWN } from '../contact/contact.queries.ts';
import { fieldOrder } from '../field/field-order.ts';
import { hiddenFields } from '../field/field.queries.ts';
import { ordersOf, type Order } from '../list-order.ts';
import { countRecords, inOrder, pageOfRecords, type ListAsked, type ListPage, type Listed } from '../record-list.ts';
import { wordsIn } from '../search/words.ts';
import { query, sql, type Sql } from '../sql.ts';
import { visibleCompanies, visibleContacts, visibleLeads, type Reader } from '../visible.ts';
import { ofCompany } from './company.queries.ts';

/** Companies that meet a condition, in an order. Refused: SortUnknown, FilterUnknown. */
export const listCompanies = async (
  db: Database,
  me: Reader,
  asked: ListAsked,
): Promise<ListPage<CompanyItem> | Refusal> => {
  const page = await pageOfRecords(db, companiesFor(me, asked), asked);
  return isRefusal(page) ? page : { items: await companiesInOrder(db, me, page.ids), next: page.next };
};

/** How many there are, `most` at most. Refused: FilterUnknown. */
export const countCompanies = async (
  db: Database,
  me: Reader,
  asked: Pick<ListAsked, 'q' | 'filter'> & { most: number },
): Promise<number | Refusal> => countRecords(db, companiesFor(me, asked), asked);

const companiesFor = (me: Reader, { q = '' }: Pick<ListAsked, 'q'>): Listed => ({
  of: company,
  byField: (db, key) => fieldOrder(db, 'company', key, company),
  shown: [
    sql`co.merged_into_id IS NULL`,
    visibleCompanies(me),
    ...(q.trim() === '' ? [] : [wordsIn(sql`co.search`, q)]),
  ],
  orders,
  facts: factsFor(me),
});

const company = { table: sql`company co`, id: sql`co.id`, fields: sql`co.fields` };
const { computed, words, made } = ordersOf(company);
const orders: Record<string, Order> = {
  name: words(sql`co.name`),
  taxId: computed(sql`co.tax_id`, sql`text`),
  createdAt: made,
};

const leadsOf = (me: Reader): Sql => sql`lead l WHERE l.company_id = co.id AND ${visibleLeads(me)}`;
const peopleOf = (me: Reader): Sql =>
  sql`contact c WHERE c.id IN (${ofCompany}) AND c.merged_into_id IS NULL AND ${visibleContacts(me)}`;

/** What a condition may ask of the company `co`: no more than the list shows this reader. */
const factsFor = (me: Reader): Record<string, FactSql> => ({
  name: textFact(sql`co.name`),
  taxId: textFact(sql`co.tax_id`),
  people: countFact(peopleOf(me)),
  openLeads: countFact(sql`${leadsOf(me)} AND l.closed_at IS NULL`),
  leads: countFact(leadsOf(me)),
  responsible: {
    json: sql`to_jsonb(ARRAY(SELECT u.email FROM lead l JOIN app_user u ON u.id = l.responsible_id
      WHERE l.company_id = co.id AND l.closed_at IS NULL AND ${visibleLeads(me)}))`,
  },
  createdAt: momentFact(sql`co.created_at`),
});

const companiesInOrder = async (db: Database, me: Reader, ids: string[]): Promise<CompanyItem[]> => {
  const hidden = await hiddenFields(db, me, 'company');
  const { rows } = await db.pool.query<Omit<CompanyItem, 'createdAt'> & { created_at: Date }>(
    query(sql`SELECT co.id, co.name, co.tax_id AS "taxId", co.fields, co.created_at,
        (SELECT count(*)::int FROM (SELECT 1 FROM ${peopleOf(me)} LIMIT ${MOST_SHOWN}) n) AS contacts,
        (SELECT count(*)::int FROM (SELECT 1 FROM ${leadsOf(me)} LIMIT ${MOST_SHOWN}) n) AS leads,
        (SELECT count(*)::int FROM (SELECT 1 FROM ${leadsOf(me)} AND l.closed_at IS NULL LIMIT ${MOST_SHOWN}) n) AS "openLeads",
        ARRAY(SELECT DISTINCT l.responsible_id FROM ${leadsOf(me)} AND l.closed_at IS NULL AND l.responsible_id IS NOT NULL) AS responsible
      FROM company co WHERE co.id = ANY(${ids}::uuid[])`),
  );
  return inOrder(ids, rows).map(({ created_at: at, fields, ...item }) => ({
    ...item,
    fields: seenFields(fields, hidden),
    createdAt: at.toISOString(),
  }));
};
