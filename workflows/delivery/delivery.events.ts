import { z } from 'zod';
import { Columns } from '../event/columns.schema.ts';

const event = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject({ set: Columns.optional(), account: z.string(), template: z.string(), ...shape });

/** As the story names it: veiled where the address came with another lead. */
const written = { recipient: z.string().optional(), attachments: z.array(z.string()).optional() };

/** What each event of a message, call or document on its way says. */
export const deliveryEvents = {
  /** `test`: a colleague sent it to herself */
  'delivery.queued': event({
    ...written,
    test: z.boolean().optional(),
    /** it waits for the client's morning, and leaves then (the lead's clock) */
    goesAt: z.iso.datetime().optional(),
  }),
  'delivery.sent': event({ reason: z.string().optional() }),
  'delivery.delivered': event({ reason: z.string().optional() }),
  'delivery.read': event({ reason: z.string().optional() }),
  'delivery.unknown': event({ reason: z.string().optional() }),
  'delivery.failed': event({
    ...written,
    reason: z.string().optional(),
    /** a cap holds it until a user says that it goes */
    held: z.boolean().optional(),
    /** the task that asks somebody to mend it */
    asked: z.uuid().optional(),
    /** a lead hears it of a message in a conversation */
    of: z.strictObject({ kind: z.string(), id: z.uuid() }).optional(),
  }),
  'delivery.retried': event({}),
};
