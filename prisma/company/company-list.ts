import type { CompanyItem } from '../../workflows/company/company.schema.ts';
import { seenFields } from '../../workflows/field/field.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import {
  conditionSql,
  countFact,
  momentFact,
  textFact,
  type FactSql,
  type Places,
} from '../automation/condition-sql.ts';
import type { Database } from '../client.ts';
import type { ListAsked, ListPage } from '../contact/contact-list.ts';
import { MOST_SHOWN } from '../contact/contact.queries.ts';
import { ofCompany } from './company.queries.ts';
import { fieldOrder } from '../field/field-order.ts';
import { hiddenFields } from '../field/field.queries.ts';
import { ordersOf, pageInOrder, type Order } from '../list-order.ts';
import { wordsIn } from '../search/words.ts';
import { join, query, sql, type Sql } from '../sql.ts';
import { visibleCompanies, visibleContacts, visibleLeads, type Reader } from '../visible.ts';

/** Companies that meet a condition, in an order. Refused: SortUnknown, FilterUnknown. */
export const listCompanies = async (
  db: Database,
  me: Reader,
  { sort = '-createdAt', after, limit, ...asked }: ListAsked,
): Promise<ListPage<CompanyItem> | Refusal> => {
  const where = whereCompanies(me, asked);
  if (isRefusal(where)) return where;
  const by = sort.replace(/^-/, '');
  const order = by.startsWith('fields.')
    ? await fieldOrder(db, 'company', by.slice(7), company)
    : Object.hasOwn(orders, by)
      ? orders[by]
      : undefined;
  if (!order) return refuse('SortUnknown', { sort: by });
  const { ids, next } = await pageInOrder(db, order, { where, down: sort.startsWith('-'), after, limit });
  return { items: await companiesInOrder(db, me, ids), next };
};

/** How many there are, `most` at most: more are not counted. */
export const countCompanies = async (
  db: Database,
  me: Reader,
  { most, ...asked }: Pick<ListAsked, 'q' | 'filter'> & { most: number },
): Promise<number | Refusal> => {
  const where = whereCompanies(me, asked);
  if (isRefusal(where)) return where;
  const { rows } = await db.pool.query<{ count: number }>(
    query(sql`SELECT count(*)::int AS count FROM (SELECT 1 FROM company co WHERE ${where} LIMIT ${most}) n`),
  );
  return rows[0]!.count;
};

const whereCompanies = (me: Reader, { q = '', filter }: Pick<ListAsked, 'q' | 'filter'>): Sql | Refusal => {
  const where = [sql`co.merged_into_id IS NULL`, visibleCompanies(me)];
  if (q.trim() !== '') where.push(wordsIn(sql`co.search`, q));
  const meets = filter && conditionSql(filter, new Date().toISOString(), placesFor(me));
  if (isRefusal(meets)) return meets;
  if (meets) where.push(meets);
  return join(where, ' AND ');
};

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
const placesFor = (me: Reader): Places => {
  const known: Record<string, FactSql> = {
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
  };
  return (path) =>
    path.startsWith('fields.')
      ? { json: sql`co.fields -> ${path.slice(7)}::text` }
      : Object.hasOwn(known, path)
        ? known[path]
        : undefined;
};

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
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = found.get(id);
    if (!row) return [];
    const { created_at: at, fields, ...item } = row;
    return [{ ...item, fields: seenFields(fields, hidden), createdAt: at.toISOString() }];
  });
};
