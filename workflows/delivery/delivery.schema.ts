import { z } from 'zod';

export const DeliveryState = z.enum(['queued', 'sending', 'sent', 'delivered', 'read', 'failed', 'unknown']);
export type DeliveryState = z.infer<typeof DeliveryState>;

export const Delivery = z
  .object({
    id: z.uuid(),
    account: z.string(),
    leadId: z.uuid().nullable(),
    invoiceId: z.uuid().nullable(),
    template: z.string(),
    language: z.string(),
    recipient: z.string(),
    subject: z.string().nullable(),
    body: z.string().nullable(),
    attachments: z.array(z.string()),
    state: DeliveryState,
    reason: z.string().nullable(),
    providerId: z.string().nullable(),
    goesAt: z.iso
      .datetime()
      .nullable()
      .meta({ description: 'what is queued does not leave before; null: as soon as its channel takes it' }),
    createdAt: z.iso.datetime(),
    sentAt: z.iso.datetime().nullable(),
    settledAt: z.iso.datetime().nullable(),
    attempts: z.array(
      z.object({
        number: z.number().int(),
        requestId: z.string(),
        startedAt: z.iso.datetime(),
        endedAt: z.iso.datetime().nullable(),
        outcome: z.string(),
        answer: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Delivery' });
export type Delivery = z.infer<typeof Delivery>;
