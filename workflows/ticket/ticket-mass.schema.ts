import { z } from 'zod';
import { Condition } from '../automation/condition.schema.ts';
import { Key } from '../automation/key.schema.ts';
import { MassAutomations } from '../mass-change/mass-change.schema.ts';
import { Tags } from '../subject/tags.ts';
import { Priority } from './priority.schema.ts';

/** What is done to each chosen ticket; a stage that ends the pipeline closes it. */
export const TicketMassOrder = z.discriminatedUnion('do', [
  z.object({ do: z.literal('ticket.move'), stage: Key, reason: Key.optional() }).strict(),
  z
    .object({ do: z.literal('ticket.assign'), to: z.uuid().nullable().optional(), group: z.uuid().optional() })
    .strict()
    .meta({ description: 'what is not named stays; null: nobody' }),
  z.object({ do: z.literal('ticket.change'), priority: Priority }).strict(),
  z.object({ do: z.literal('ticket.tag'), add: Tags, remove: Tags }).strict(),
]);
export type TicketMassOrder = z.infer<typeof TicketMassOrder>;

/** Named one by one, or all that a list shows. */
export const TicketsChosen = z.union([
  z.object({ ids: z.array(z.uuid()).min(1).max(5000) }).strict(),
  z
    .object({
      q: z.string().max(200),
      pipeline: Key,
      state: z.enum(['open', 'closed']),
      assignee: z.union([z.uuid(), z.literal('none')]),
      filter: Condition,
    })
    .partial()
    .strict(),
]);
export type TicketsChosen = z.infer<typeof TicketsChosen>;

export const TicketMassWish = z.object({
  chosen: TicketsChosen,
  order: TicketMassOrder,
  automations: MassAutomations.default('fire'),
});
export type TicketMassWish = z.infer<typeof TicketMassWish>;
