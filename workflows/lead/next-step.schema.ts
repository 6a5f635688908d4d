import { z } from 'zod';
import { NoStepWhy } from '../process/next-step.schema.ts';
import { doors } from './door.ts';

export const NoStepLead = z
  .object({
    id: z.uuid(),
    number: z.number().int(),
    name: z.string(),
    pipeline: z.string(),
    stage: z.string(),
    responsibleId: z.uuid().nullable(),
    clockOffset: z.number().int(),
    why: NoStepWhy,
    /** since when it is so, in the lead's clock */
    since: z.iso.datetime(),
    /** of a pause: its reason, its end, who ordered it; of a stuck process: the error */
    reason: z.string().nullable(),
    until: z.iso.datetime().nullable(),
    by: z.string().nullable(),
    /** the door it came by, where its pipeline has nothing for leads of that door */
    idleDoor: z.enum(doors).nullable(),
  })
  .meta({ id: 'LeadWithoutNextStep' });
export type NoStepLead = z.infer<typeof NoStepLead>;

/** One line of the answer to the check against Temporal's own list. */
export const NoStepCheck = z.discriminatedUnion('state', [
  z.object({ state: z.literal('reading'), read: z.number().int(), of: z.number().int() }),
  z.object({ state: z.literal('looking'), read: z.number().int(), of: z.number().int() }),
  z.object({
    state: z.literal('done'),
    processes: z.number().int(),
    leads: z.number().int(),
    /** open leads whose process does not run, and processes whose lead is over or gone; the first 200 of each */
    missing: z.array(z.object({ id: z.string(), name: z.string(), number: z.number().int() })),
    missingCount: z.number().int(),
    strange: z.array(z.object({ workflowId: z.string(), name: z.string().nullable() })),
    strangeCount: z.number().int(),
  }),
  z.object({ state: z.literal('failed'), error: z.string() }),
]);
export type NoStepCheck = z.infer<typeof NoStepCheck>;
