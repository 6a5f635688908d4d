import { z } from 'zod';

export const MergeOrder = z.object({
  with: z.uuid().meta({ description: 'the one that goes into this one' }),
  choose: z
    .record(z.string().max(60), z.uuid())
    .default({})
    .refine((choice) => Object.keys(choice).length <= 200)
    .meta({
      description:
        'whose value is kept, by field (`name`, `fields.city`); what is not chosen stays as it is here, or comes from the other where it is empty here',
    }),
});
export type MergeOrder = z.infer<typeof MergeOrder>;

const Link = z.object({
  leadId: z.uuid(),
  role: z.string(),
  main: z.boolean(),
  name: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  since: z.string(),
});

/** What moved when two records became one, so that it can be moved back. Merges of earlier releases say less. */
export const Moved = z.object({
  leads: z.array(z.uuid()).default([]),
  addresses: z.array(z.uuid()).default([]),
  owners: z.array(z.tuple([z.uuid(), z.uuid()])).default([]),
  vouched: z.array(z.uuid()).default([]),
  merged: z.array(z.uuid()).default([]),
  /** addresses that are the main one no longer: since when they were */
  mains: z.record(z.uuid(), z.string()).default({}),
  /** addresses of the one that stays to which nothing may go any more */
  stopped: z.array(z.uuid()).default([]),
  /** leads that had both */
  links: z.array(Link).default([]),
  contacts: z.array(z.uuid()).default([]),
  /** of the contact or the company itself */
  tasks: z.array(z.uuid()).default([]),
  /** values of the one that stays */
  changes: z.array(z.object({ what: z.string(), from: z.unknown(), to: z.unknown() })).default([]),
});
export type Moved = z.infer<typeof Moved>;

export const MergeDone = z
  .object({
    id: z.uuid().meta({ description: 'of the one that stays, or of the one that is by itself again' }),
    version: z.number().int(),
    merge: z.uuid().meta({ description: 'POST /merges/{id}/undo parts them again' }),
  })
  .meta({ id: 'MergeDone' });
export type MergeDone = z.infer<typeof MergeDone>;
