import { byType, type ByType } from '../event/catalogue.ts';
import type { InvoiceState } from './state.ts';

type Told = { type: string; data: Record<string, unknown> };

/** The invoice after an event of its own, at that moment. Its sums follow its ledger (ledger.ts), which counts all news of money together. */
export const evolveInvoice = (
  invoice: InvoiceState,
  event: { type: string; data: object },
  at: string,
): InvoiceState => {
  const changed = byType(changes, event as Told, at);
  return changed ? { ...invoice, ...changed } : invoice;
};

const changes: ByType<Told, [at: string], Partial<InvoiceState>> = {
  'invoice.sent': (_, at) => ({ state: 'sent', sentAt: at }),
  'invoice.reminded': (_, at) => ({ remindedAt: at }),
  'invoice.overdue': (_, at) => ({ overdueAt: at }),
  'invoice.void': (_, at) => ({ state: 'void', voidAt: at }),
};
