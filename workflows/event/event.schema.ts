import { z } from 'zod';
import { Cause } from '../automation/cause.schema.ts';

/** Who did it. `name` is added for reading. */
export const Actor = z.object({
  kind: z.enum(['user', 'process', 'client', 'provider', 'system']),
  id: z.string().optional(),
  name: z.string().optional(),
});
export type Actor = z.infer<typeof Actor>;

/** One entry of a story. `data.set` holds changed columns as `{ column: [before, after] }`. */
export const Event = z
  .object({
    id: z.string(),
    noun: z.string(),
    nounId: z.uuid(),
    seq: z.number().int(),
    type: z.string(),
    at: z.iso.datetime(),
    recordedAt: z.iso.datetime(),
    leadId: z.uuid().nullable(),
    number: z
      .number()
      .int()
      .nullable()
      .meta({ description: "among the lead's events, in the order of their commits, without a gap; the page cursor" }),
    actor: Actor,
    cause: Cause.nullable(),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'Event' });
export type Event = z.infer<typeof Event>;
