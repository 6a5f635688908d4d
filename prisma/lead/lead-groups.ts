import type { LeadGroup } from '../../workflows/lead/totals.schema.ts';
import type { Currency } from '../../workflows/money/money.schema.ts';
import { refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { join, query, sql } from '../sql.ts';
import type { Reader } from '../visible.ts';
import { factSql } from './filter.ts';
import { whereLeads, type LeadFilter } from './lead.queries.ts';

/** More are not asked for: nobody reads a table of a thousand groups. */
const MOST_GROUPS = 200;

/** These leads by what stands at a path of conditions, the biggest group first: how many, and what they are worth. Refused: FilterUnknown. */
export const leadGroups = async (
  db: Database,
  me: Reader,
  by: string,
  filter: Omit<LeadFilter, 'after' | 'limit'>,
): Promise<LeadGroup[] | Refusal> => {
  const value = factSql(by, me);
  if (!value) return refuse('FilterUnknown', { field: by });
  const { rows } = await db.pool.query<{
    value: LeadGroup['value'];
    count: number;
    amounts: Record<Currency, number> | null;
  }>(
    query(sql`SELECT value, sum(count)::int AS count, jsonb_object_agg(currency, amount) FILTER (WHERE amount > 0) AS amounts
      FROM (SELECT CASE WHEN found.v IN ('null', '""', '[]') THEN NULL
          WHEN jsonb_typeof(found.v) IN ('array', 'object') THEN to_jsonb(found.v::text) ELSE found.v END AS value, l.currency, count(*) AS count, sum(l.amount)::bigint AS amount
        FROM lead l CROSS JOIN LATERAL (SELECT ${value} AS v) found WHERE ${join(whereLeads(me, filter), ' AND ')} GROUP BY 1, l.currency) part
      GROUP BY value ORDER BY count DESC, value LIMIT ${MOST_GROUPS}`),
  );
  return rows.map(({ value: at, count, amounts }) => ({
    value: at,
    count,
    amounts: Object.entries(amounts ?? {}).map(([currency, amount]) => ({ amount, currency: currency as Currency })),
  }));
};
