import { z } from 'zod';
import { Priority } from '../ticket/priority.schema.ts';
import { ServicePolicy } from './policy.schema.ts';
import { PromiseKind } from './rung.schema.ts';

export const LadderTry = z.object({
  policies: z.array(ServicePolicy).max(50),
  since: z.iso.datetime({ offset: true }).optional().meta({ description: 'when the client began to wait; now' }),
  priority: Priority.default('normal'),
  groupId: z.uuid().nullable().default(null),
  responsibleId: z.uuid().nullable().default(null),
});
export type LadderTry = z.infer<typeof LadderTry>;

export const TriedStep = z.object({
  at: z.iso.datetime(),
  policy: z.string(),
  rung: z.string(),
  to: z.array(z.uuid()).meta({ description: 'who would be told; nobody where nobody is there' }),
  did: z.enum(['assigned', 'raised', 'nothing']).optional(),
  after: z.object({ responsible: z.uuid().nullable(), group: z.uuid().nullable(), priority: Priority }),
});
export type TriedStep = z.infer<typeof TriedStep>;

export const TriedPromise = z.object({
  promise: PromiseKind,
  dueAt: z.iso.datetime().nullable(),
  steps: z.array(TriedStep),
});
export type TriedPromise = z.infer<typeof TriedPromise>;

/** What the ladders would do about a ticket that nobody answers. */
export const TriedLadder = z.object({ promises: z.array(TriedPromise) }).meta({ id: 'TriedLadder' });
