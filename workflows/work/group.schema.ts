import { z } from 'zod';
import { Key } from '../automation/key.schema.ts';
import { Words } from '../words/words.schema.ts';

const seconds = z.number().int().min(0).max(86_400);
const points = z.number().int().min(0).max(1000);
export const Level = z.number().int().min(1).max(10);
const Need = z.object({ skill: Key, level: Level });

/** What becomes of work in hand when the shift of whoever has it ends. */
const ShiftEnd = z.discriminatedUnion('then', [
  z.object({ then: z.literal('stays') }),
  z.object({ then: z.literal('queue') }),
  z.object({ then: z.literal('group'), group: z.uuid() }),
]);
export type ShiftEnd = z.infer<typeof ShiftEnd>;

export const GroupRules = z
  .object({
    needs: z.array(Need).max(20).default([]).meta({ description: 'what its work asks for' }),
    relaxed: z
      .array(z.object({ afterS: seconds, skill: Key.optional(), level: z.number().int().min(0).max(10) }))
      .max(20)
      .default([])
      .meta({ description: 'so much less is asked for after so many seconds; without a skill: of each' }),
    knownS: seconds.default(60).meta({ description: 'so long whoever spoke with the client last has it alone' }),
    languageS: seconds.default(0).meta({ description: 'so long somebody of the client’s language is asked for' }),
    acceptS: seconds.nullable().default(null).meta({ description: 'not opened in so many seconds: the next one' }),
    limit: points.nullable().default(null).meta({ description: 'points that one of its people may have in hand' }),
    shiftEnd: ShiftEnd.default({ then: 'stays' }).meta({
      description:
        'at the end of a shift work in hand stays, goes back to the queue with its place, or to another group; what waits for the client stays',
    }),
    weights: z.record(z.string().max(20), points).default({}).meta({ description: 'points by kind of channel; 1' }),
  })
  .meta({ id: 'GroupRules' });
export type GroupRules = z.infer<typeof GroupRules>;

const words = z.array(z.string().trim().min(1).max(80)).max(100);
const Takes = {
  channels: words.meta({ description: 'kinds of channels or accounts; empty: all' }),
  topics: words,
  branches: words,
  regions: words,
  languages: words,
};

export const WorkGroup = z
  .object({
    ...{ id: z.uuid(), key: z.string(), name: Words, ...Takes },
    calendar: z.string().nullable().meta({ description: 'its hours: outside of them nobody is given anything' }),
    rules: GroupRules,
    members: z.array(z.uuid()),
    archivedAt: z.iso.datetime().nullable(),
    revision: z.number().int(),
  })
  .meta({ id: 'WorkGroup' });
export type WorkGroup = z.infer<typeof WorkGroup>;

const members = z.array(z.uuid()).max(1000);
export const NewWorkGroup = z.object({
  ...{ key: Key.optional().meta({ description: 'made of the name where it is missing' }), name: Words },
  ...{ channels: words.default([]), topics: words.default([]), branches: words.default([]) },
  ...{ regions: words.default([]), languages: words.default([]), calendar: Key.nullable().default(null) },
  ...{ rules: GroupRules.prefault({}), members: members.default([]) },
});
export type NewWorkGroup = z.infer<typeof NewWorkGroup>;

/** What is not named stays. An archived group takes nothing: what waits there goes where the rules of the others say. */
export const WorkGroupPatch = z.object({
  ...{ revision: z.number().int(), name: Words.optional() },
  ...{ channels: words.optional(), topics: words.optional(), branches: words.optional() },
  ...{ regions: words.optional(), languages: words.optional(), calendar: Key.nullable().optional() },
  ...{ rules: GroupRules.optional(), members: members.optional(), archived: z.boolean().optional() },
});
export type WorkGroupPatch = z.infer<typeof WorkGroupPatch>;

export const Skill = z.object({ key: Key, name: Words }).meta({ id: 'Skill' });
export type Skill = z.infer<typeof Skill>;
export const NewSkill = z.object({ key: Key.optional(), name: Words });
export type NewSkill = z.infer<typeof NewSkill>;
