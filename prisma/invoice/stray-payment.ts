import type { StrayPayment } from '../../workflows/invoice/invoice.schema.ts';
import type { FactState } from '../../workflows/invoice/ledger.ts';
import { refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';

type StrayPaymentRow = Omit<StrayPayment, 'amount' | 'at' | 'state'> & {
  state: FactState;
  amount: number;
  currency: string;
  at: Date;
};

/**
 * Money without an invoice, news of money that we do not understand, and what went back in another currency than its invoice (which
 * `invoiceId` names), until somebody has dealt with it; the newest first.
 */
export const listStrayPayments = async (db: Database): Promise<StrayPayment[]> => {
  const { rows } = await db.pool.query<StrayPaymentRow>(
    `SELECT p.id, p.provider, p.external_id AS "externalId", p.amount, p.currency, p.state, p.reason, p.at, i.id AS "invoiceId" ${STRAY}
     ORDER BY p.at DESC LIMIT ${MOST}`,
  );
  return rows.map(({ amount, currency, at, ...row }) => ({
    ...row,
    amount: { amount, currency },
    at: at.toISOString(),
  }));
};

/** How much of it waits for a user, up to what is listed. */
export const countStrayPayments = async (db: Database): Promise<number> => {
  const { rows } = await db.pool.query(`SELECT count(*)::int AS n FROM (SELECT 1 ${STRAY} LIMIT ${MOST}) stray`);
  return rows[0].n;
};

const MOST = 100;

/** A fact belongs to an invoice by itself or through another fact of the same payment. */
const STRAY = `FROM payment p LEFT JOIN LATERAL (SELECT i.id, i.currency FROM invoice i WHERE i.id = coalesce(p.invoice_id,
    (SELECT o.invoice_id FROM payment o WHERE o.provider = p.provider AND o.payment_ref = p.payment_ref AND o.invoice_id IS NOT NULL LIMIT 1))) i ON true
  WHERE p.settled_at IS NULL AND (p.state = 'unknown' OR i.id IS NULL OR (p.currency <> i.currency
    AND p.state IN ('refunded', 'refund_total', 'refund_failed', 'disputed', 'dispute_won', 'dispute_lost')))`;

/** A user has dealt with it; the row stays. */
export const settleStrayPayment = async (
  db: Database,
  { id, userId }: { id: string; userId: string },
): Promise<Refusal | undefined> => {
  const { rowCount } = await db.pool.query(
    'UPDATE payment SET settled_at = coalesce(settled_at, now()), settled_by = coalesce(settled_by, $2) WHERE id = $1',
    [id, userId],
  );
  return rowCount ? undefined : refuse('NotFound');
};
