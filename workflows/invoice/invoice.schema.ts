import { z } from 'zod';
import { Currency, Money } from '../money/money.schema.ts';
import { Language } from '../words/words.schema.ts';

export const InvoiceLine = z.object({
  text: z.string().trim().min(1).max(300),
  quantity: z.number().int().min(1).max(100_000),
  unitAmount: z.number().int().min(1).max(900_000_000_000).meta({ description: 'minor units' }),
});
export type InvoiceLine = z.infer<typeof InvoiceLine>;

export const InvoiceState = z.enum(['draft', 'sent', 'part_paid', 'paid', 'overpaid', 'void']);
export type InvoiceState = z.infer<typeof InvoiceState>;

export const Payment = z.object({
  id: z.uuid(),
  provider: z.string(),
  externalId: z.string(),
  amount: Money,
  state: z.enum(['paid', 'failed', 'mismatched']),
  reason: z.string().nullable(),
  at: z.iso.datetime(),
});

export const Invoice = z
  .object({
    id: z.uuid(),
    number: z.number().int(),
    leadId: z.uuid(),
    state: InvoiceState,
    total: Money,
    paid: Money,
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
    lines: z.array(InvoiceLine.extend({ amount: z.number().int() })),
    dueAt: z.iso.datetime(),
    language: Language,
    seller: z.string(),
    payable: z.boolean(),
  })
  .meta({ id: 'PublicInvoice' });
export type PublicInvoice = z.infer<typeof PublicInvoice>;
