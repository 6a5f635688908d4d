import { z } from 'zod';
import { searchRecords } from '../prisma/search/search.queries.ts';
import { searchNouns } from '../workflows/search/noun.ts';
import { Found, type FoundRecord } from '../workflows/search/search.schema.ts';
import { cut, placeFrom } from './http/paging.ts';
import { everybody, route } from './http/route.ts';
import { Id } from './http/shapes.ts';

const none = { items: [], next: null };

export const searchRoutes = [
  route({
    method: 'get',
    path: '/search',
    work: 'list',
    tag: 'Search',
    summary:
      'Leads, people, companies, tasks and tickets by their number, name, a phone in any writing, e-mail, tags, fields and notes; the newest first',
    access: everybody,
    query: z.object({
      q: z.string().max(200),
      noun: z.enum(searchNouns).optional().meta({ description: 'only these, page after page' }),
      cursor: z.string().max(300).optional(),
      limit: z.coerce.number().int().min(1).max(50).default(6),
    }),
    out: Found,
    handler: async ({ deps, me, query: { q, noun: only, cursor, limit } }) => {
      const after = only && placeFrom(cursor, z.tuple([Id]))?.[0];
      const group = async (noun: (typeof searchNouns)[number]) => {
        if (only !== undefined && only !== noun) return none;
        const found = cut<FoundRecord>(await searchRecords(deps.db, me, noun, { q, after, limit }), limit, ({ id }) => [
          id,
        ]);
        return { ...found, next: only ? found.next : null };
      };
      const [lead, contact, company, task, ticket] = await Promise.all(searchNouns.map(group));
      return { lead: lead!, contact: contact!, company: company!, task: task!, ticket: ticket! };
    },
  }),
];
