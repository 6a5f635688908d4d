import { z } from 'zod';
import { Key } from '../automation/key.schema.ts';
import { Actor } from '../event/event.schema.ts';
import { bulkRunStates } from '../process/bulk-run.ts';
import { NamedSubject } from '../subject/subject.schema.ts';

/** What an admin decides about open leads when a version is published. */
export const PublicationChoice = z.object({
  stageMap: z.record(Key, Key).default({}).meta({
    description: 'where leads go whose stage is gone: { "old": "new" }; a lead without an entry stays on its version',
  }),
  keep: z
    .boolean()
    .default(false)
    .meta({ description: 'all living leads stay on their version; only new leads take the new one' }),
  fire: z
    .boolean()
    .default(false)
    .meta({ description: 'automations whose moment has already passed act at once; otherwise never' }),
  endRuns: z.boolean().default(false).meta({
    description:
      'automations that wait in a step which the new version does not have are stopped; otherwise their leads stay',
  }),
});
export type PublicationChoice = z.infer<typeof PublicationChoice>;

export const Fate = z.enum(['keep', 'move', 'map', 'blocked']);
export type Fate = z.infer<typeof Fate>;
export const BlockedReason = z.enum(['StageGone', 'StageCloses', 'MapWrong', 'EntryNotMet', 'RunLost', 'RunChanged']);
export type BlockedReason = z.infer<typeof BlockedReason>;

/** A group of the plan: how many leads share a fate, with the first of them. `of` is a stage or an automation. */
export const PlanGroup = z.object({
  fate: Fate,
  reason: BlockedReason.nullable(),
  from: z.string().meta({ description: 'key of the stage where they stand' }),
  to: z.string().nullable(),
  /** the automation that is in the way, or what is missing to enter */
  of: z.string().nullable(),
  count: z.number().int(),
  leads: z.array(z.uuid()).meta({ description: 'the first fifty' }),
});
export type PlanGroup = z.infer<typeof PlanGroup>;

export const PlanFire = z.object({ automation: z.string(), count: z.number().int(), leads: z.array(z.uuid()) });
export type PlanFire = z.infer<typeof PlanFire>;

/** What publishing would do to the leads that are open now. */
export const PublicationPlan = z.object({
  total: z.number().int(),
  keep: z.number().int(),
  move: z.number().int(),
  map: z.number().int(),
  blocked: z.number().int(),
  /** leads with which something would happen at once, if allowed */
  firing: z.number().int(),
  groups: z.array(PlanGroup),
  fires: z.array(PlanFire),
  tookMs: z.number(),
});
export type PublicationPlan = z.infer<typeof PublicationPlan>;

export const BulkRunState = z.enum(bulkRunStates);

/** How far it is. `after` is the last lead that was processed. */
export const PublicationCounts = z.object({
  total: z.number().int().default(0),
  keep: z.number().int().default(0),
  move: z.number().int().default(0),
  map: z.number().int().default(0),
  blocked: z.number().int().default(0),
  firing: z.number().int().default(0),
  undone: z.number().int().default(0),
  /** leads that have moved on by themselves and stay on the new version */
  kept: z.number().int().default(0),
  after: z.uuid().nullable().default(null),
});
export type PublicationCounts = z.infer<typeof PublicationCounts>;

export const Publication = z
  .object({
    id: z.uuid(),
    pipeline: z.string(),
    version: z.number().int(),
    versionId: z.uuid(),
    previousVersion: z.number().int().nullable(),
    note: z.string(),
    state: BulkRunState,
    choice: PublicationChoice,
    counts: PublicationCounts.omit({ after: true }),
    createdBy: Actor.nullable(),
    createdAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Publication' });
export type Publication = z.infer<typeof Publication>;

export const PublicationLead = NamedSubject.extend({
  fate: Fate,
  reason: BlockedReason.nullable(),
  from: z.string(),
  to: z.string().nullable(),
  of: z.string().nullable(),
  fires: z.array(z.string()),
  state: z
    .enum(['done', 'skipped', 'undone', 'kept'])
    .meta({ description: 'kept: was moved, has gone on by itself, stays when the publication is undone' }),
}).meta({ id: 'PublicationLead' });
export type PublicationLead = z.infer<typeof PublicationLead>;

/** The plan as the API answers it, with its leads' names. */
export const ShownPlan = PublicationPlan.omit({ groups: true, fires: true })
  .extend({
    groups: z.array(PlanGroup.extend({ leads: z.array(NamedSubject) })),
    fires: z.array(PlanFire.extend({ leads: z.array(NamedSubject) })),
    revision: z.number().int().meta({ description: 'of the draft that was looked at' }),
  })
  .meta({ id: 'PublicationPlan' });
export type ShownPlan = z.infer<typeof ShownPlan>;
