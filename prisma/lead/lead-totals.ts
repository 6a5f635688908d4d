import type { StageTotal, Sum } from '../../workflows/lead/totals.schema.ts';
import type { Currency } from '../../workflows/money/money.schema.ts';
import type { Database } from '../client.ts';
import { join, query, sql } from '../sql.ts';
import type { Reader } from '../visible.ts';
import { whereLeads, type LeadFilter } from './lead.queries.ts';

type Part = 'all' | 'overdue' | 'payment';

/** How many of these leads stand in each stage and what they are worth, per currency; apart from them those with something overdue, and those that wait for a payment. */
export const stageTotals = async (
  db: Database,
  me: Reader,
  filter: Omit<LeadFilter, 'stage' | 'after' | 'limit'>,
): Promise<StageTotal[]> => {
  const where = join(whereLeads(me, filter), ' AND ');
  const { rows } = await db.pool.query<{
    part: Part;
    stage: string;
    currency: Currency | null;
    count: number;
    amount: number | null;
  }>(
    query(sql`SELECT 'all' AS part, l.stage, l.currency, count(*)::int AS count, sum(l.amount)::bigint AS amount
        FROM lead l WHERE ${where} GROUP BY l.stage, l.currency
      UNION ALL SELECT m.part, l.stage, l.currency, count(*)::int, sum(l.amount)::bigint
        FROM (SELECT 'overdue' AS part, noun_id AS lead_id FROM process WHERE waits_for @> '[{"overdue": true}]'
          UNION ALL SELECT 'payment', noun_id FROM process WHERE waits_for @> '[{"what": "payment"}]') m
        JOIN lead l ON l.id = m.lead_id WHERE ${where} GROUP BY m.part, l.stage, l.currency
      ORDER BY stage, currency`),
  );
  const totals = new Map<string, StageTotal>();
  for (const { part, stage, currency, count, amount } of rows) {
    const total = totals.get(stage) ?? { stage, ...nothing(), overdue: nothing(), payment: nothing() };
    totals.set(stage, total);
    const sum = part === 'all' ? total : total[part];
    sum.count += count;
    if (currency && amount) sum.amounts.push({ amount, currency });
  }
  return [...totals.values()];
};

const nothing = (): Sum => ({ count: 0, amounts: [] });
