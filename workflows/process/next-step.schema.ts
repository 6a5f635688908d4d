import { z } from 'zod';

/**
 * Why an open subject has no next step. `paused`: somebody paused it; `stuck`: its process fails; `silent`: its process has not taken in the
 * last events, or has not acted at a moment that has passed; `nothing`: no timer, and no duty: of a lead, an open task or an unpaid invoice.
 */
export const NoStepWhy = z.enum(['paused', 'stuck', 'silent', 'nothing']);
export type NoStepWhy = z.infer<typeof NoStepWhy>;

/** How many open subjects there are and how many of them have no next step, by reason; `at`: when it was counted. */
export const NoStepFigure = z.object({
  at: z.iso.datetime(),
  open: z.number().int(),
  paused: z.number().int(),
  stuck: z.number().int(),
  silent: z.number().int(),
  nothing: z.number().int(),
});
export type NoStepFigure = z.infer<typeof NoStepFigure>;
