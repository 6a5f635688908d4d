import { z } from 'zod';
import { Key } from '../automation/key.schema.ts';
import { Waiting } from '../lead/totals.schema.ts';
import { plainText } from '../words/plain.ts';

export const ViewShared = z.enum(['mine', 'team', 'all']);
export type ViewShared = z.infer<typeof ViewShared>;

/** What only the list of conversations says. */
const ofTalks = {
  show: z.enum(['mine', 'waiting', 'all', 'closed', 'blocked', 'mentioned']),
  account: z.string().max(80),
  channel: z.string().max(20),
  language: z.string().max(10),
  tag: z.string().max(60),
  assignee: z.uuid(),
  unread: z.literal(true),
};

/** What of an address of a list a view keeps: texts, as they stand in it. */
export const ViewSearch = z
  .strictObject({
    as: z.enum(['table', 'board']),
    q: z.string().max(200),
    mine: z.literal(true),
    only: Waiting,
    held: z.enum(['mine', 'nobody']),
    state: z.literal('closed'),
    filter: z.string().max(10_000),
    sort: z.string().max(90),
    group: z.string().max(120),
    columns: z.string().max(4000),
    ...ofTalks,
  })
  .partial();
export type ViewSearch = z.infer<typeof ViewSearch>;

const name = z.string().overwrite(plainText).min(1).max(60);

/** Of which list: the leads or tickets of a pipeline, or all tickets, clients, companies or conversations. */
const whose = {
  pipeline: Key.optional().meta({ description: 'of leads or tickets' }),
  noun: z
    .enum(['ticket', 'contact', 'company', 'conversation'])
    .optional()
    .meta({ description: 'a list without a pipeline' }),
};
const ofOneList = ({ pipeline, noun }: { pipeline?: string | undefined; noun?: string | undefined }): boolean =>
  (pipeline === undefined) !== (noun === undefined);

export const ViewsOf = z.object(whose).refine(ofOneList, { path: ['pipeline'] });
export type ViewsOf = z.infer<typeof ViewsOf>;

export const NewView = z
  .object({ ...whose, name, shared: ViewShared.default('mine'), search: ViewSearch })
  .refine(ofOneList, { path: ['pipeline'] });
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
