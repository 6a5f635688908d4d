import { z } from 'zod';
import { Currency, Money } from '../money/money.schema.ts';
import { Language } from '../words/words.schema.ts';

export const InvoiceLine = z.object({
  text: z.string().trim().min(1).max(300),
  quantity: z.number().int().min(1).max(100_000),
  unitAmount: z.number().int().min(1).max(900_000_000_000).meta({ description: 'minor units' }),
});
export type InvoiceLine = z.infer<typeof InvoiceLine>;

export const InvoiceState = z
  .enum(['draft', 'sent', 'part_paid', 'paid', 'overpaid', 'part_refunded', 'refunded', 'disputed', 'void'])
  .meta({ description: 'of what went back: part_refunded, refunded; disputed while a bank decides about it' });
export type InvoiceState = z.infer<typeof InvoiceState>;

/** One fact of the ledger: what the provider reported about money. */
export const Payment = z.object({
  id: z.uuid(),
  provider: z.string(),
  externalId: z.string(),
  amount: Money,
  state: z.enum([
    ...(['paid', 'failed', 'mismatched', 'pending', 'refunded', 'refund_failed', 'refund_total'] as const),
    ...(['disputed', 'inquiry', 'dispute_won', 'dispute_lost', 'unknown'] as const),
  ]),
  reason: z.string().nullable(),
  at: z.iso.datetime(),
});

/** Money that a provider reported and that belongs to no invoice. */
export const StrayPayment = Payment.extend({ invoiceId: z.uuid().nullable() }).meta({ id: 'StrayPayment' });
export type StrayPayment = z.infer<typeof StrayPayment>;

const Why = z.enum(['amount', 'currency', 'account', 'order']);

export const Invoice = z
  .object({
    id: z.uuid(),
    number: z.number().int(),
    leadId: z.uuid(),
    state: InvoiceState,
    total: Money,
    paid: Money,
    refunded: Money,
    trouble: z.object({ why: Why, said: z.string(), at: z.iso.datetime() }).nullable(),
    lines: z.array(InvoiceLine.extend({ amount: z.number().int() })),
    dueAt: z.iso.datetime(),
    language: Language,
    payUrl: z.string(),
    overdueAt: z.iso.datetime().nullable(),
    createdAt: z.iso.datetime(),
    sentAt: z.iso.datetime().nullable(),
    paidAt: z.iso.datetime().nullable(),
    voidAt: z.iso.datetime().nullable(),
    payments: z.array(Payment),
    version: z.number().int(),
  })
  .meta({ id: 'Invoice' });
export type Invoice = z.infer<typeof Invoice>;

export const NewInvoice = z.object({
  currency: Currency,
  lines: z.array(InvoiceLine).min(1).max(100),
  dueAt: z.iso.datetime({ offset: true }).optional(),
});
export type NewInvoice = z.infer<typeof NewInvoice>;

/** What the client sees at /pay/{token}. */
export const PublicInvoice = z
  .object({
    number: z.number().int(),
    state: InvoiceState,
    total: Money,
    paid: Money,
    refunded: Money,
    lines: z.array(InvoiceLine.extend({ amount: z.number().int() })),
    dueAt: z.iso.datetime(),
    language: Language,
    seller: z.string(),
    contact: z.string(),
    payable: z.boolean(),
    confirming: z.boolean().meta({ description: 'paid, and the provider has not said so yet' }),
    trouble: Why.nullable().meta({ description: 'why the provider takes no payment at the moment' }),
    version: z.number().int(),
  })
  .meta({ id: 'PublicInvoice' });
export type PublicInvoice = z.infer<typeof PublicInvoice>;

export const PaperCheck = z
  .object({
    problems: z.array(z.string()).meta({ description: 'what would stop it, for who sends it; empty: nothing' }),
  })
  .meta({ id: 'PaperCheck' });
export type PaperCheck = z.infer<typeof PaperCheck>;
