import { z } from 'zod';
import { NewWorkGroup } from './group.schema.ts';

/** A group as it would be; without an id a new one. */
export const GroupDryRun = NewWorkGroup.omit({ key: true }).extend({ id: z.uuid().optional() });
export type GroupDryRun = z.infer<typeof GroupDryRun>;

const Named = z.object({ id: z.uuid().nullable(), name: z.string() });

/** What a changed group would have done with last week's work. */
export const DryRun = z
  .object({
    from: z.iso.datetime(),
    looked: z.number().int().meta({ description: 'decisions that were made again, the newest first' }),
    of: z.number().int().meta({ description: 'decisions of that week' }),
    elsewhere: z.number().int().meta({ description: 'of those looked at' }),
    groups: z.array(z.object({ ...Named.shape, count: z.number().int() })).meta({
      description: 'to which other groups; id null: to none',
    }),
    people: z.array(z.object({ ...Named.shape, count: z.number().int() })).meta({
      description: 'to which other people of the group; id null: to nobody at once',
    }),
    examples: z
      .array(
        z.object({
          ...{ id: z.uuid(), kind: z.string(), name: z.string(), at: z.iso.datetime() },
          from: z.string().meta({ description: 'who had it' }),
          to: z.string().meta({ description: 'the group or the person; empty: nobody at once' }),
          why: z.string().nullable().meta({ description: 'why whoever had it would not have it' }),
        }),
      )
      .max(50),
  })
  .meta({ id: 'DryRun' });
export type DryRun = z.infer<typeof DryRun>;
