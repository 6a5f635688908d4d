import type { ContactItem } from '../../workflows/contact/contact.schema.ts';
import type { Condition } from '../../workflows/automation/condition.schema.ts';
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
import { fieldOrder } from '../field/field-order.ts';
import { hiddenFields } from '../field/field.queries.ts';
import { ordersOf, pageInOrder, type Order, type SortPlace } from '../list-order.ts';
import { join, query, sql, type Sql } from '../sql.ts';
import { visibleContacts, visibleLeads, type Reader } from '../visible.ts';
import { contactsFound, hersOf, nameFor, valuesFor } from './contact.queries.ts';

export type ListAsked = {
  q?: string | undefined;
  filter?: Condition | undefined;
  /** `name`, `createdAt`, `fields.<key>`, ...; `-name` from the end */
  sort?: string | undefined;
  after?: SortPlace | undefined;
  limit: number;
};
export type ListPage<Item> = { items: Item[]; next: SortPlace | null };

/** People that meet a condition, in an order. Managers read of each what came with leads that they see. Refused: SortUnknown, FilterUnknown. */
export const listContacts = async (
  db: Database,
  me: Reader,
  { sort = '-createdAt', after, limit, ...asked }: ListAsked & { company?: string | undefined },
): Promise<ListPage<ContactItem> | Refusal> => {
  const where = await whereContacts(db, me, asked);
  if (isRefusal(where)) return where;
  const by = sort.replace(/^-/, '');
  const order = by.startsWith('fields.') ? await fieldOrder(db, 'contact', by.slice(7), contact) : ordersFor(me)[by];
  if (!order) return refuse('SortUnknown', { sort: by });
  const { ids, next } = await pageInOrder(db, order, { where, down: sort.startsWith('-'), after, limit });
  return { items: await contactsInOrder(db, me, ids), next };
};

/** How many there are, `most` at most: more are not counted. */
export const countContacts = async (
  db: Database,
  me: Reader,
  { most, ...asked }: Pick<ListAsked, 'q' | 'filter'> & { most: number },
): Promise<number | Refusal> => {
  const where = await whereContacts(db, me, asked);
  if (isRefusal(where)) return where;
  const { rows } = await db.pool.query<{ count: number }>(
    query(sql`SELECT count(*)::int AS count FROM (SELECT 1 FROM contact c WHERE ${where} LIMIT ${most}) n`),
  );
  return rows[0]!.count;
};

const whereContacts = async (
  db: Database,
  me: Reader,
  { q = '', company, filter }: Pick<ListAsked, 'q' | 'filter'> & { company?: string | undefined },
): Promise<Sql | Refusal> => {
  const hers = q.trim() === '' ? await hersOf(db, me) : sql`c.id IN (${contactsFound(me, q)})`;
  const where = [sql`c.merged_into_id IS NULL`, hers];
  if (company !== undefined) where.push(sql`c.company_id = ${company}`);
  const meets = filter && conditionSql(filter, new Date().toISOString(), placesFor(me));
  if (isRefusal(meets)) return meets;
  if (meets) where.push(meets);
  return join(where, ' AND ');
};

const contact = { table: sql`contact c`, id: sql`c.id`, fields: sql`c.fields` };
const { computed, words, beside, made } = ordersOf(contact);

const ordersFor = (me: Reader): Record<string, Order | undefined> => ({
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
const placesFor = (me: Reader): Places => {
  const known: Record<string, FactSql> = {
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
  };
  return (path) =>
    path.startsWith('fields.')
      ? { json: sql`c.fields -> ${path.slice(7)}::text` }
      : Object.hasOwn(known, path)
        ? known[path]
        : undefined;
};

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
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = found.get(id);
    if (!row) return [];
    const { created_at: at, fields, ...item } = row;
    return [{ ...item, fields: seenFields(fields, hidden), createdAt: at.toISOString() }];
  });
};
