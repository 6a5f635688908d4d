import type { EventData } from '../../workflows/event/catalogue.ts';
import type { Lead } from '../../workflows/lead/lead.schema.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { uuidv7 } from '../id.ts';
import { whereLeads, type LeadFilter } from '../lead/lead.queries.ts';
import { sortedLeads } from '../lead/sorted-leads.ts';
import type { SortPlace } from '../list-order.ts';
import { join, query, sql } from '../sql.ts';
import type { Reader } from '../visible.ts';
import { command } from '../write.ts';

/** So many leads fit into one file: beyond them a sheet is slow, and so are others' lists meanwhile. */
export const MOST_EXPORTED = 50_000;
export const PAGE = 500;

type Wanted = Omit<LeadFilter, 'pipeline' | 'after' | 'limit'> & { pipeline: string; sort: string };

/** Tells that somebody takes these leads away, before the first of them is sent. Refused: TooManyToExport. */
export const beginExport = async (
  db: Database,
  me: Reader,
  { sort: _, ...filter }: Wanted,
  data: Omit<EventData<'export.made'>, 'leads'>,
): Promise<{ leads: number } | Refusal> => {
  const { rows } = await db.pool.query<{ count: number }>(
    query(sql`SELECT count(*)::int AS count FROM lead l WHERE ${join(whereLeads(me, filter), ' AND ')}`),
  );
  const leads = rows[0]!.count;
  if (leads > MOST_EXPORTED) return refuse('TooManyToExport', { count: leads, most: MOST_EXPORTED });
  await tellExport(db, me, { ...data, leads });
  return { leads };
};

/** The same of clients or companies. */
export const tellExport = (db: Database, me: Reader, data: EventData<'export.made'>) =>
  command(db, { request: null }, async () => ({
    events: [
      {
        ...{ noun: 'export', noun_id: uuidv7(), seq: 1, at: new Date().toISOString() },
        ...{ subject: null, cause: null, pokes: [], actor: { kind: 'user', id: me.id } },
        ...{ type: 'export.made', data },
      },
    ],
    result: null,
  }));

/** The leads of a table from its first to its last, some hundreds at a time. */
export async function* exportedLeads(db: Database, me: Reader, wanted: Wanted): AsyncGenerator<Lead[]> {
  for (let after: SortPlace | undefined, left = MOST_EXPORTED; left > 0; left -= PAGE) {
    const page = await sortedLeads(db, me, { ...wanted, after, limit: PAGE });
    if (isRefusal(page)) return;
    yield page.leads;
    if (!page.next) return;
    after = page.next;
  }
}
