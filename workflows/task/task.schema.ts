import { z } from 'zod';

export const Task = z
  .object({
    id: z.uuid(),
    type: z.string(),
    text: z.string(),
    dueAt: z.iso.datetime(),
    responsibleId: z.uuid().nullable(),
    leadId: z.uuid().nullable(),
    lead: z
      .object({ id: z.uuid(), number: z.number().int(), name: z.string(), stage: z.string(), pipeline: z.string() })
      .nullable(),
    state: z.enum(['open', 'done', 'cancelled']),
    outcome: z.string().nullable(),
    result: z.string().nullable(),
    overdueAt: z.iso.datetime().nullable(),
    escalatedAt: z.iso.datetime().nullable(),
    createdAt: z.iso.datetime(),
    doneAt: z.iso.datetime().nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'Task' });
export type Task = z.infer<typeof Task>;

export const NewTask = z.object({
  type: z.string().max(40).default('call'),
  text: z.string().trim().min(1).max(500),
  dueAt: z.iso.datetime({ offset: true }),
  leadId: z.uuid().optional(),
  responsibleId: z.uuid().optional(),
});
export type NewTask = z.infer<typeof NewTask>;

export const Completion = z.object({
  result: z.string().trim().max(2000).default(''),
  outcome: z.string().max(40).optional(),
});
export type Completion = z.infer<typeof Completion>;
