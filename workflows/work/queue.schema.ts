import { z } from 'zod';
import { Words } from '../words/words.schema.ts';

export const Operator = z
  .object({
    ...{ id: z.uuid(), name: z.string(), status: z.string(), reason: z.string() },
    since: z.iso.datetime().nullable(),
    overAt: z.iso.datetime().nullable().meta({ description: 'when the minutes of the status are over' }),
    takes: z.boolean().meta({ description: 'new work comes to her now, where she has room' }),
    load: z.number().int().meta({ description: 'points in hand' }),
    limit: z.number().int().nullable(),
  })
  .meta({ id: 'Operator' });
export type Operator = z.infer<typeof Operator>;

export const Queue = z
  .object({
    id: z.string().meta({ description: 'of a group, or of an account whose people are one without a name' }),
    groupId: z.uuid().nullable(),
    account: z.string().nullable(),
    name: Words,
    waiting: z.number().int(),
    oldest: z.iso.datetime().nullable().meta({ description: 'since when the first has waited' }),
    inHand: z.number().int(),
    expectedS: z.number().int().nullable().meta({ description: 'how long who comes now would wait; null: not known' }),
    hopeless: z.number().int().meta({ description: 'of the first 200: those that ask for what nobody online can do' }),
    operators: z.array(Operator),
  })
  .meta({ id: 'Queue' });
export type Queue = z.infer<typeof Queue>;

export const RoutingDecision = z
  .object({
    id: z.uuid(),
    at: z.iso.datetime(),
    what: z.enum(['given', 'missed', 'returned']),
    chosen: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    says: z.string().meta({ description: 'why, in the reader’s language' }),
    waitedS: z.number().int(),
    group: Words.nullable(),
    candidates: z.array(
      z.object({
        ...{ id: z.uuid(), name: z.string(), load: z.number().int(), limit: z.number().int().nullable() },
        why: z.string().nullable().meta({ description: 'why not; null for whoever got it' }),
      }),
    ),
    rules: z.record(z.string(), z.unknown()).meta({ description: 'of the group, as they were' }),
  })
  .meta({ id: 'RoutingDecision' });
export type RoutingDecision = z.infer<typeof RoutingDecision>;

export const RoutingOf = z
  .object({
    items: z.array(RoutingDecision),
    whyNotMe: z.string().nullable().meta({ description: 'by the last decision; null for whoever has it' }),
    waiting: z
      .object({ place: z.number().int(), expectedS: z.number().int().nullable() })
      .nullable()
      .meta({ description: 'where it stands in its queue now' }),
  })
  .meta({ id: 'RoutingOf' });
export type RoutingOf = z.infer<typeof RoutingOf>;

export const Transfer = z.object({
  groupId: z.uuid().optional(),
  userId: z.uuid().optional(),
  note: z.string().trim().max(10_000).default(''),
  tellClient: z.boolean().default(false),
});
export type Transfer = z.infer<typeof Transfer>;
