import { z } from 'zod';
import { Condition } from '../automation/condition.schema.ts';
import { Key } from '../automation/key.schema.ts';
import { Actor } from '../event/event.schema.ts';
import { Waiting } from '../lead/totals.schema.ts';
import { AssignOrder } from '../lead/assign.schema.ts';
import { bulkRunStates } from '../process/bulk-run.ts';
import { NamedSubject } from '../subject/subject.schema.ts';
import { Tags } from '../subject/tags.ts';

/** What is done to each chosen lead. */
export const MassOrder = z.discriminatedUnion('do', [
  z.object({ do: z.literal('move'), stage: Key, lossReason: Key.optional() }).strict(),
  z.object({ do: z.literal('assign'), userId: z.uuid() }).strict(),
  z.object({ do: z.literal('assign_by_rule'), rule: AssignOrder }).strict(),
  z.object({ do: z.literal('tag'), add: Tags, remove: Tags }).strict(),
]);
export type MassOrder = z.infer<typeof MassOrder>;
/** Of a noun that is its own facts: one of its actions. */
export const SubjectOrder = z.object({
  do: z.literal('act'),
  noun: z.string(),
  action: z.looseObject({ do: z.string() }),
});
export type SubjectOrder = z.infer<typeof SubjectOrder>;

/** Whether automations answer: as always, not at all, or for this many leads a minute. */
export const MassAutomations = z.union([
  z.enum(['fire', 'quiet']),
  z.object({ perMinute: z.number().int().min(1).max(6000) }).strict(),
]);
export type MassAutomations = z.infer<typeof MassAutomations>;

/** Which leads: named one by one, or all of a pipeline that a filter finds. */
export const MassChosen = z.union([
  z.object({ ids: z.array(z.uuid()).min(1).max(5000) }).strict(),
  z
    .object({
      pipeline: Key,
      stage: Key.optional(),
      q: z.string().max(200).optional(),
      only: Waiting.optional(),
      filter: Condition.optional(),
    })
    .strict(),
]);
export type MassChosen = z.infer<typeof MassChosen>;

export const MassWish = z.object({
  chosen: MassChosen,
  order: MassOrder,
  automations: MassAutomations.default('fire'),
});
export type MassWish = z.infer<typeof MassWish>;

/** What it would do; nothing is written. */
export const MassPreview = z
  .object({
    total: z.number().int(),
    changed: z.number().int(),
    refused: z.array(
      z.object({
        code: z.string(),
        detail: z.string(),
        count: z.number().int(),
        leads: z.array(z.object({ id: z.uuid(), name: z.string() })),
      }),
    ),
    /** leads to which automations would answer at once */
    firing: z.number().int(),
    fires: z.array(z.object({ automation: z.string(), name: z.unknown(), count: z.number().int() })),
  })
  .meta({ id: 'MassPreview' });
export type MassPreview = z.infer<typeof MassPreview>;

export const MassCounts = z.object({
  total: z.number().int().default(0),
  done: z.number().int().default(0),
  refused: z.number().int().default(0),
  undone: z.number().int().default(0),
  /** changed by somebody since, and therefore not undone */
  kept: z.number().int().default(0),
});
export type MassCounts = z.infer<typeof MassCounts>;

export const MassChange = z
  .object({
    id: z.uuid(),
    state: z.enum(bulkRunStates),
    order: z.union([MassOrder, SubjectOrder]),
    automations: MassAutomations,
    counts: MassCounts,
    /** why leads were refused, and how many of each */
    refused: z.array(z.object({ code: z.string(), count: z.number().int() })),
    createdBy: Actor.nullable(),
    createdAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'MassChange' });
export type MassChange = z.infer<typeof MassChange>;

export const MassChangeLead = NamedSubject.extend({
  state: z.enum(['planned', 'done', 'refused', 'undone', 'kept']),
  error: z.string().nullable(),
}).meta({ id: 'MassChangeLead' });
export type MassChangeLead = z.infer<typeof MassChangeLead>;
