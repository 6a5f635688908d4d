import type { StrayPayment } from '../../workflows/invoice/invoice.schema.ts';
import type { FactState } from '../../workflows/invoice/ledger.ts';
import { refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';

type Row = Omit<StrayPayment, 'amount' | 'at' | 'state'> & {
  state: FactState;
  amount: number;
  currency: string;
  at: Date;
};

/** Money without an invoice, and news of money that nobody understands, until somebody has dealt with it; the newest first. */
export const listStrayPayments = async (db: Database): Promise<StrayPayment[]> => {
  const { rows } = await db.pool.query<Row>(
    `SELECT id, provider, external_id AS "externalId", amount, currency, state, reason, at, invoice_id AS "invoiceId" FROM payment p
     WHERE settled_at IS NULL AND (state = 'unknown' OR (invoice_id IS NULL AND NOT EXISTS (SELECT 1 FROM payment o
       WHERE o.provider = p.provider AND o.payment_ref = p.payment_ref AND o.invoice_id IS NOT NULL)))
     ORDER BY at DESC LIMIT 100`,
  );
  return rows.map(({ amount, currency, at, ...row }) => ({
    ...row,
    amount: { amount, currency },
    at: at.toISOString(),
  }));
};

/** A person has dealt with it; the row stays. */
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
