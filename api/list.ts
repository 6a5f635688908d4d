import { z } from 'zod';
import { countCompanies, listCompanies } from '../prisma/company/company-list.ts';
import { countContacts, listContacts } from '../prisma/contact/contact-list.ts';
import type { ListAsked, ListPage } from '../prisma/record-list.ts';
import type { Database } from '../prisma/client.ts';
import { MOST_EXPORTED, PAGE, tellExport } from '../prisma/export/export.ts';
import { hiddenFields, listFields } from '../prisma/field/field.queries.ts';
import { listUsers, zoneOf } from '../prisma/user/user.queries.ts';
import type { Reader } from '../prisma/visible.ts';
import { CompanyItem } from '../workflows/company/company.schema.ts';
import { ContactItem } from '../workflows/contact/contact.schema.ts';
import type { ListNoun } from '../workflows/contact/list.words.ts';
import type { Cell } from '../workflows/export/cells.ts';
import { listColumns } from '../workflows/export/list-cells.ts';
import { fieldsOf } from '../workflows/field/field.ts';
import { isRefusal, refuse, type Refusal } from '../workflows/refusal.ts';
import { Counted, counted, MOST_COUNTED } from './counted.ts';
import { sendTable, TableFormat } from './file/table.ts';
import { pageOf, PageQuery } from './http/paging.ts';
import { ANSWERED, everybody, route } from './http/route.ts';
import { Id } from './http/shapes.ts';
import { readCondition, whyNotAsk } from './lead-filter.ts';
import { sortCursor, sortPlaceFrom, SortQuery } from './lead-sort.ts';

const asked = {
  filter: z.string().max(10_000).optional().meta({ description: 'a condition like those of automations, as JSON' }),
  sort: SortQuery.sort.meta({ description: '`name`, `createdAt`, `fields.<key>`, ...; with `-` from the end' }),
};
const Words = z.string().max(200).optional();

type List<Item> = {
  noun: ListNoun;
  at: '/contacts' | '/companies';
  tag: string;
  summary: string;
  /** what `q` looks through */
  words: string;
  item: z.ZodType<Item>;
  read: (
    db: Database,
    me: Reader,
    asked: ListAsked & { company?: string | undefined },
  ) => Promise<ListPage<Item> | Refusal>;
  count: (
    db: Database,
    me: Reader,
    asked: Pick<ListAsked, 'q' | 'filter'> & { most: number },
  ) => Promise<number | Refusal>;
};

/** A list that is filtered, sorted, counted and taken away as a file. */
const listOf = <Item extends ContactItem | CompanyItem>({
  noun,
  at,
  tag,
  summary,
  words,
  item,
  read,
  count,
}: List<Item>) => {
  const q = Words.meta({ description: words });
  const wish = async (
    db: Database,
    me: Reader,
    { filter, sort }: { filter?: string | undefined; sort?: string | undefined },
  ) => {
    const hidden = await hiddenFields(db, me, noun);
    return whyNotAsk(sort ? [sort] : [], hidden) ?? readCondition(filter, hidden);
  };
  return [
    route({
      method: 'get',
      ...{ path: at, tag, summary },
      access: everybody,
      query: PageQuery.extend({
        ...asked,
        cursor: SortQuery.cursor,
        q,
        ...(noun === 'contact' ? { company: Id.optional() } : {}),
      }),
      out: pageOf(item),
      handler: async ({ deps, me, query: { cursor, filter, ...query } }) => {
        const where = await wish(deps.db, me, { filter, sort: query.sort });
        if (isRefusal(where)) return where;
        const page = await read(deps.db, me, {
          ...(query as { company?: string; q?: string; sort?: string; limit: number }),
          filter: where,
          after: sortPlaceFrom(cursor),
        });
        return isRefusal(page) ? page : { items: page.items, next: page.next && sortCursor(page.next) };
      },
    }),
    route({
      method: 'get',
      ...{ path: `${at}/count`, tag },
      access: everybody,
      summary: `How many the list has, ${MOST_COUNTED} at most`,
      query: z.object({ q, filter: asked.filter }),
      out: Counted,
      handler: async ({ deps, me, query }) => {
        const where = await wish(deps.db, me, query);
        if (isRefusal(where)) return where;
        return counted((most) => count(deps.db, me, { q: query.q, filter: where, most }));
      },
    }),
    route({
      method: 'get',
      ...{ path: `${at}/export`, tag },
      access: everybody,
      work: 'report',
      summary: 'What the list shows, as a CSV or XLSX file; who takes one is written down',
      query: z.object({
        ...{ q, ...asked },
        columns: z.string().max(4000).meta({ description: 'keys of columns, with commas between them' }),
        format: TableFormat.default('csv'),
      }),
      handler: async ({ deps: { db }, me, query, language, response }) => {
        const { filter, sort, columns: wanted, format } = query;
        const where = await wish(db, me, query);
        if (isRefusal(where)) return where;
        const which = { q: query.q, filter: where, sort };
        const records = await count(db, me, { ...which, most: MOST_EXPORTED + 1 });
        if (isRefusal(records)) return records;
        if (records > MOST_EXPORTED) return refuse('TooManyToExport', { count: records, most: MOST_EXPORTED });
        const [users, zone, house] = await Promise.all([
          listUsers(db),
          zoneOf(db, me.id),
          listFields(db, me, { noun }),
        ]);
        const names = new Map(users.map((user) => [user.id, user.name]));
        const keys = wanted.split(',').map((one) => one.replace(/:\d+$/, ''));
        const columns = listColumns(noun, keys, {
          ...{ fields: fieldsOf(noun, house), language, zone, nameOf: (id) => names.get(id) },
        });
        const first = await read(db, me, { ...which, limit: PAGE });
        if (isRefusal(first)) return first;
        await tellExport(db, me, { noun, format, columns: keys, records, filter: filter ?? null, q: query.q ?? null });
        const rows = async function* (): AsyncGenerator<Cell[]> {
          yield columns.map(({ name }) => name);
          for (let page: ListPage<Item> | Refusal = first; !isRefusal(page);) {
            for (const one of page.items) yield columns.map(({ cell }) => cell(one));
            if (!page.next) return;
            page = await read(db, me, { ...which, after: page.next, limit: PAGE });
          }
        };
        await sendTable(response, rows(), { format, name: at.slice(1) });
        return ANSWERED;
      },
    }),
  ];
};

export const listRoutes = [
  ...listOf<ContactItem>({
    noun: 'contact',
    at: '/contacts',
    ...{ tag: 'Contacts', item: ContactItem },
    summary: 'People, the newest first; a manager sees those of the leads that they see, and those they made',
    words: 'words of the name, of a phone or an e-mail',
    ...{ read: listContacts, count: countContacts },
  }),
  ...listOf<CompanyItem>({
    noun: 'company',
    at: '/companies',
    ...{ tag: 'Companies', item: CompanyItem },
    summary:
      'Companies, the newest first; a manager sees those of the leads and people that they see, and those they made',
    words: 'words of the name, or the tax number',
    ...{ read: listCompanies, count: countCompanies },
  }),
];
