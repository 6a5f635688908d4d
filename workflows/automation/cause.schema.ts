import { z } from 'zod';

/** Why an event happened: which automation and step, from which version, because of which event, how deep in the chain. */
export const Cause = z.object({
  automation: z.string(),
  version: z.number().int(),
  event: z.string(),
  depth: z.number().int(),
  /** the step's place in the automation: "0", "2.then.1" */
  step: z.string().optional(),
  /** the chain began by a clock, not by what somebody did */
  clock: z.literal(true).optional(),
});
export type Cause = z.infer<typeof Cause>;
