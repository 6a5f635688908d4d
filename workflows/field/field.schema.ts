import { z } from 'zod';
import { Key } from '../automation/key.schema.ts';
import { Role } from '../user/user.schema.ts';
import { Words } from '../words/words.schema.ts';

/** What a field may hold, of a pipeline or of the house. `moment` is a date with its time, `person` a user; of a person, a contact, a file and an image its id. */
export const FieldType = z.enum([
  'text',
  'long_text',
  'number',
  'money',
  'date',
  'moment',
  'list',
  'multi_list',
  'checkbox',
  'link',
  'person',
  'contact',
  'file',
  'image',
]);
export type FieldType = z.infer<typeof FieldType>;

/** What a list offers: its value never changes, its name may. An archived one is not offered any more, and stays where it is. */
export const FieldOption = z.object({ value: Key, name: Words, archived: z.boolean().optional() });
export type FieldOption = z.infer<typeof FieldOption>;

/** A value as a lead, a contact or a company keeps it; several options as a list of their values. */
export const FieldValue = z.union([
  z.string().max(10_000),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.string().max(300)).max(200),
]);
export type FieldValue = z.infer<typeof FieldValue>;

export const FieldNoun = z.enum(['lead', 'contact', 'company']);
export type FieldNoun = z.infer<typeof FieldNoun>;

/** `create`: nobody enters one without it; `save`: nobody empties it. What a stage asks for, the pipeline says. */
export const FieldNeed = z.enum(['create', 'save']);
export type FieldNeed = z.infer<typeof FieldNeed>;

/** Who sees it: these roles, and whoever is in these teams. Admins see every field. */
export const FieldAudience = z.object({ roles: z.array(Role).max(3), teams: z.array(Key).max(50) });
export type FieldAudience = z.infer<typeof FieldAudience>;

/** A field of the house: there on every lead, contact or company. */
export const Field = z
  .object({
    id: z.uuid(),
    noun: FieldNoun,
    key: Key.meta({ description: 'never changes; conditions, templates and forms name it `fields.<key>`' }),
    type: FieldType,
    name: Words,
    options: z.array(FieldOption),
    default: FieldValue.meta({
      description:
        'what a new record holds that says nothing of it; null: nothing. Those that are there stay as they are',
    }),
    required: z.array(FieldNeed),
    visibleTo: FieldAudience.nullable().meta({ description: 'null: everybody' }),
    position: z.number().int(),
    archivedAt: z.iso.datetime().nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'Field' });
export type Field = z.infer<typeof Field>;

const Name = z.union([z.string().trim().min(1).max(300), Words]);
/** An option as it is typed: a new one gets a value made from its name. */
export const TypedOption = z.union([
  z.string().max(300),
  z.object({ value: Key.optional(), name: Name, archived: z.boolean().optional() }),
]);
export type TypedOption = z.infer<typeof TypedOption>;
export const Options = z.array(TypedOption).max(200);

export const NewField = z.object({
  noun: FieldNoun,
  key: Key.optional().meta({ description: 'without one it is made from the name' }),
  type: FieldType,
  name: Name.meta({ description: 'in the languages of its readers, or one text for all of them' }),
  options: Options.optional(),
  default: FieldValue.default(null).meta({ description: 'of new records that say nothing of it' }),
  required: z.array(FieldNeed).max(2).default([]),
  visibleTo: FieldAudience.nullable().default(null),
});
export type NewField = z.infer<typeof NewField>;

export const FieldPatch = z.object({
  version: z.number().int(),
  name: Name.optional(),
  options: Options.optional().meta({
    description: 'all of them, in their order; one that is in use is archived, not left out',
  }),
  default: FieldValue.optional().meta({ description: 'of new records; null: none' }),
  required: z.array(FieldNeed).max(2).optional(),
  visibleTo: FieldAudience.nullable().optional(),
  archived: z.boolean().optional().meta({ description: 'not asked for any more; what is filled in stays' }),
});
export type FieldPatch = z.infer<typeof FieldPatch>;

export const FieldOrder = z.object({ noun: FieldNoun, ids: z.array(z.uuid()).min(1).max(500) });
export type FieldOrder = z.infer<typeof FieldOrder>;
