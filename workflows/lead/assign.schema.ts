import { z } from 'zod';
import { FactPath, Key } from '../automation/key.schema.ts';

const Email = z.string().min(3).max(200);
/** A word that an admin gives to users: a skill, a region. */
const Tag = z.string().min(1).max(60);

/** When nobody whom the order names can take the lead: anybody of the house who can, another team, one user, or nobody. */
export const Fallback = z.discriminatedUnion('to', [
  z.object({ to: z.literal('anyone') }).strict(),
  z.object({ to: z.literal('team'), team: Key }).strict(),
  z.object({ to: z.literal('person'), person: Email }).strict(),
  z.object({ to: z.literal('nobody') }).strict(),
]);
export type Fallback = z.infer<typeof Fallback>;

/**
 * Whom a lead is given to: users on shift and under their limit, of a team (the pipeline's by default) or of a list, who have every skill,
 * speak the client's language and serve the region; among them the least busy, or who has waited longest for a lead.
 * Without a `fallback`, when all of them are off shift, the same choice is made among those who have room.
 */
export const AssignOrder = z.object({
  rule: z.enum(['least_busy', 'round_robin']),
  /** key of a team */
  team: Key.optional(),
  /** only these users, by e-mail; they may be of any team and role */
  people: z.array(Email).min(1).max(200).optional(),
  /** all of them are required */
  skills: z.array(Tag).max(20).optional(),
  /** speaks the client's language */
  language: z.boolean().optional(),
  /** a path to the value that must be among the user's regions: `fields.city` */
  region: FactPath.optional(),
  /** whoever was last responsible for this client comes first */
  sticky: z.boolean().optional(),
  fallback: Fallback.optional(),
});
export type AssignOrder = z.infer<typeof AssignOrder>;

const Reason = z.string().meta({
  description:
    'tried, not_in_list, lacks_skill, lacks_language, other_region, absent, off_shift, at_limit, more_busy, had_one_later, came_after, client_of_another',
});

/** One assignment of a lead: when, by whom or by which automation and version, who was considered and why each of the others did not get it. */
export const Assignment = z
  .object({
    id: z.string(),
    at: z.iso.datetime(),
    actor: z.object({ kind: z.string(), id: z.string().optional(), name: z.string().optional() }),
    automation: z.string().nullable(),
    version: z.number().int().nullable().meta({ description: 'of the pipeline' }),
    rule: z.string(),
    chosen: z.uuid().nullable(),
    why: z.string(),
    order: AssignOrder.nullable(),
    facts: z
      .object({ language: z.string().nullable(), region: z.string().nullable(), sticky: z.string().nullable() })
      .nullable(),
    candidates: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        load: z.number().int(),
        limit: z.number().int(),
        onShift: z.boolean(),
        absent: z.object({ kind: z.string(), until: z.string().nullable() }).nullable(),
        lastAssignedAt: z.string().nullable(),
        reasons: z.array(Reason),
      }),
    ),
    weighed: z.number().int().meta({ description: 'all who were weighed; the nearest fifty are kept' }),
    reasons: z.record(z.string(), z.number().int()).meta({ description: 'how many each reason kept away' }),
  })
  .meta({ id: 'Assignment' });
export type Assignment = z.infer<typeof Assignment>;
