import { z } from 'zod';
import { Columns } from '../event/columns.schema.ts';

const event = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject({ set: Columns.optional(), number: z.number().int().optional(), ...shape });

const total = { total: z.number().int(), currency: z.string(), dueAt: z.iso.datetime() };
const money = { amount: z.number().int(), currency: z.string() };
const paid = event({ ...money, paymentId: z.uuid().optional() });
const moved = event({ ...money, reason: z.string().nullable().optional() });

/** What each event of an invoice says. Amounts in minor units. */
export const invoiceEvents = {
  'invoice.created': event(total),
  /** `share`: which part of the lead's amount an automation billed */
  'invoice.sent': event({
    ...total,
    share: z
      .strictObject({ of: z.number(), percents: z.array(z.number()) })
      .nullable()
      .optional(),
  }),
  'invoice.reminded': event({ dueAt: z.iso.datetime() }),
  'invoice.overdue': event({ dueAt: z.iso.datetime() }),
  'invoice.void': event({}),
  'invoice.part_paid': paid,
  'invoice.paid': paid,
  'invoice.overpaid': paid,
  'invoice.payment_failed': moved,
  'invoice.payment_pending': moved,
  'invoice.payment_unknown': moved,
  'invoice.refunded': moved,
  'invoice.refund_failed': moved,
  'invoice.disputed': moved,
  'invoice.dispute_inquiry': moved,
  'invoice.dispute_won': moved,
  'invoice.dispute_lost': moved,
  'invoice.payment_mismatched': event({
    ...money,
    why: z.string(),
    paymentId: z.uuid().optional(),
    /** of money that belongs to no invoice of ours */
    provider: z.string().optional(),
    externalId: z.string().optional(),
    invoiceId: z.string().nullable().optional(),
    state: z.string().optional(),
  }),
  'invoice.checkout_refused': event({ ...money, why: z.string(), reason: z.string() }),
  /** not written any more: an invoice's due date is a promise, which no pause moves */
  'invoice.replanned': event({ dueAt: z.iso.datetime().optional() }),
};
