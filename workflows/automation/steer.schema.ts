import { z } from 'zod';
import { Words } from '../words/words.schema.ts';

/** What a user may tell a lead's process to do now. */
export const SteerOrder = z.discriminatedUnion('order', [
  /** begins an automation now, whatever its trigger and condition */
  z.object({ order: z.literal('run'), automation: z.string().max(40) }),
  /** presses the button of a manual automation */
  z.object({ order: z.literal('press'), automation: z.string().max(40) }),
  /** a timer (named by its automation) is skipped; a run that waits goes on as if its time were over */
  z.object({ order: z.literal('skip'), timer: z.string().max(40).optional(), run: z.string().max(200).optional() }),
  /** a timer fires now; a run goes on now as if what it waits for had come */
  z.object({ order: z.literal('now'), timer: z.string().max(40).optional(), run: z.string().max(200).optional() }),
  z.object({ order: z.literal('stop'), run: z.string().max(200) }),
  /** puts back what a skip or a stop took; if its moment has passed meanwhile, it goes on at once, provided that this is wanted (`due`) */
  z.object({ order: z.literal('restore'), taken: z.uuid(), due: z.boolean().optional() }),
  /** tries a failed step again; `event` is the id of the story's entry for the failure */
  z.object({ order: z.literal('retry'), event: z.string().max(20) }),
]);
export type SteerOrder = z.infer<typeof SteerOrder>;

/** What the story keeps of an order. */
export const Steered = z.strictObject({
  order: z.enum(['run', 'press', 'skip', 'now', 'stop', 'restore', 'retry']),
  automation: z.string().optional(),
  timer: z.string().optional(),
  run: z.string().optional(),
  /** of a retry: the event of the failure, and the step that failed */
  event: z.string().optional(),
  failed: z.looseObject({ automation: z.string() }).optional(),
  /** what a skip or a stop took, and what of the two a restoring puts back */
  taken: z.uuid().optional(),
  of: z.string().optional(),
  due: z.boolean().optional(),
  name: Words.optional(),
});
export type Steered = z.infer<typeof Steered>;
