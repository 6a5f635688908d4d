import { z } from 'zod';
import { Key } from '../automation/key.schema.ts';
import { Waiting } from '../lead/totals.schema.ts';
import { plainText } from '../words/plain.ts';

export const ViewShared = z.enum(['mine', 'team', 'all']);
export type ViewShared = z.infer<typeof ViewShared>;

/** What of an address of leads a view keeps: texts, as they stand in it. */
export const ViewSearch = z
  .strictObject({
    as: z.literal('table'),
    q: z.string().max(200),
    mine: z.literal(true),
    only: Waiting,
    filter: z.string().max(10_000),
    sort: z.string().max(90),
    group: z.string().max(120),
    columns: z.string().max(4000),
  })
  .partial();
export type ViewSearch = z.infer<typeof ViewSearch>;

const name = z.string().overwrite(plainText).min(1).max(60);

export const NewView = z.object({ pipeline: Key, name, shared: ViewShared.default('mine'), search: ViewSearch });
export type NewView = z.infer<typeof NewView>;

export const ViewPatch = z.object({
  version: z.number().int(),
  name: name.optional(),
  shared: ViewShared.optional(),
  search: ViewSearch.optional(),
});
export type ViewPatch = z.infer<typeof ViewPatch>;

export const View = z
  .object({
    id: z.uuid(),
    name: z.string(),
    shared: ViewShared,
    owner: z.object({ id: z.uuid(), name: z.string() }),
    search: ViewSearch,
    version: z.number().int(),
    isDefault: z.boolean().meta({ description: 'the reader begins with it' }),
    mayChange: z.boolean(),
  })
  .meta({ id: 'View' });
export type View = z.infer<typeof View>;
