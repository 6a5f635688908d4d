import { z } from 'zod';
import { Duration } from '../automation/duration.schema.ts';
import { Key } from '../automation/key.schema.ts';
import { Priority } from '../ticket/priority.schema.ts';

export const PromiseKind = z.enum(['first_answer', 'next_answer', 'resolution']);

/** To whom a step hands it: a user, a group, or back to the queue with its place. */
const Heir = z.union([
  z.strictObject({ user: z.uuid() }),
  z.strictObject({ group: z.uuid() }),
  z.strictObject({ queue: z.literal(true) }),
]);
export type Heir = z.infer<typeof Heir>;

/** One step of a policy's ladder: what is done how long before or after the promised moment. */
export const PolicyRung = z
  .object({
    key: Key,
    of: PromiseKind.optional().meta({ description: 'of this promise only; of each one without it' }),
    side: z.enum(['before', 'after']),
    by: Duration,
    tell: z.enum(['assignee', 'group', 'supervisors', 'on_call']).optional().meta({
      description: 'who is told; `on_call`: one after another of the rota, until somebody has it',
    }),
    assign: Heir.optional().meta({ description: 'to whom it is handed' }),
    raise: z
      .union([z.literal('one'), Priority])
      .optional()
      .meta({
        description: 'a ticket gets this priority, or the next one above its own',
      }),
    every: Duration.optional().meta({
      description: 'told again each time so much more has passed, until somebody has it',
    }),
  })
  .refine(
    ({ tell, assign, raise }) => [tell, assign, raise].filter((one) => one !== undefined).length === 1,
    'one of tell, assign, raise',
  );
export type PolicyRung = z.infer<typeof PolicyRung>;

/** What a step came to besides telling people. */
const Did = z.enum(['assigned', 'raised', 'nothing']);
/** How whoever is on call was reached besides the bell and the team's bot. */
export const Way = z.enum(['mail', 'phone']);
export type Way = z.infer<typeof Way>;

/** A step as its event says it: `to` are those who were told, nobody where nobody was there. */
export const warnedShape = {
  rung: z.string(),
  round: z.number().int(),
  to: z.array(z.uuid()),
  /** whose ladder: a step of another policy is another step */
  policy: z.string().optional(),
  did: Did.optional(),
  onCall: z.boolean().optional(),
  by: z.array(Way).optional(),
};
