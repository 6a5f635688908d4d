import { z } from 'zod';
import { Key } from '../automation/key.schema.ts';
import { Words } from '../words/words.schema.ts';
import { FieldOption, FieldType, FieldValue, Options } from './field.schema.ts';

/** What a field is to become: another type, other options, or what it was before an earlier change. */
export const FieldWish = z.object({
  type: FieldType.optional(),
  options: Options.optional().meta({
    description: 'of a list: all of them; without them what is there is kept, or made of the values',
  }),
  map: z
    .record(z.string().max(300), Key.nullable())
    .optional()
    .meta({ description: 'which option stands for another one, or for a text; null: nothing' }),
  undoes: z.uuid().optional().meta({ description: 'the change that is taken back' }),
});
export type FieldWish = z.infer<typeof FieldWish>;

export const FieldChangeOrder = FieldWish.extend({
  version: z.number().int(),
  lost: z
    .number()
    .int()
    .min(0)
    .default(0)
    .meta({ description: 'how many values may be lost, as the preview counts them; more are not' }),
});
export type FieldChangeOrder = z.infer<typeof FieldChangeOrder>;

export const FieldCounts = z.object({
  total: z.number().int(),
  kept: z.number().int(),
  converted: z.number().int(),
  partly: z.number().int().meta({ description: 'something of the value is lost' }),
  lost: z.number().int(),
  empty: z.number().int(),
});
export type FieldCounts = z.infer<typeof FieldCounts>;

/** One place that names a field. */
export const FieldUse = z.object({
  in: z.enum(['form', 'template', 'pipeline', 'view']),
  key: z.string(),
  name: Words,
  drawn: z.boolean().meta({ description: 'only in a draft' }),
});
export type FieldUse = z.infer<typeof FieldUse>;

const Example = z.object({ id: z.uuid(), name: z.string(), before: FieldValue, after: FieldValue });

/** What a change would do; nothing is written. */
export const FieldForesight = z
  .object({
    type: FieldType,
    options: z.array(FieldOption),
    counts: FieldCounts,
    examples: z.object({ converted: z.array(Example), partly: z.array(Example), lost: z.array(Example) }),
    unmatched: z
      .array(z.object({ text: z.string(), count: z.number().int() }))
      .meta({ description: 'texts for which no option stands, the most frequent first' }),
    uses: z.array(FieldUse),
  })
  .meta({ id: 'FieldForesight' });
export type FieldForesight = z.infer<typeof FieldForesight>;

export const FieldChange = z
  .object({
    id: z.uuid(),
    state: z.enum(['preparing', 'settling', 'done', 'stopped']).meta({
      description:
        'preparing: nothing has changed yet; settling: the field has changed, stragglers follow; stopped: nothing has changed',
    }),
    before: z.object({ type: FieldType, options: z.array(FieldOption) }),
    after: z.object({ type: FieldType, options: z.array(FieldOption) }),
    agreed: z.number().int(),
    counts: FieldCounts,
    done: z.number().int().meta({ description: 'values looked at so far, of counts.total' }),
    undoes: z.uuid().nullable(),
    undone: z.boolean(),
    createdBy: z.string().nullable(),
    createdAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'FieldChange' });
export type FieldChange = z.infer<typeof FieldChange>;
