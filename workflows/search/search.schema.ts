import { z } from 'zod';

export const Matched = z.object({
  what: z.enum(['number', 'name', 'phone', 'email', 'tax_id', 'tags', 'note', 'field', 'text', 'result']),
  field: z.string().nullable().meta({ description: 'the key of the field, where it was one' }),
  text: z.string().meta({ description: 'of it what is around the words' }),
});
export type Matched = z.infer<typeof Matched>;

export const FoundRecord = z
  .object({
    id: z.uuid(),
    title: z.string(),
    number: z.string().nullable().meta({ description: 'of a lead, a task or a ticket' }),
    phone: z.string().nullable(),
    closed: z.boolean(),
    matched: Matched.nullable(),
  })
  .meta({ id: 'FoundRecord' });
export type FoundRecord = z.infer<typeof FoundRecord>;

const group = z.object({
  items: z.array(FoundRecord),
  next: z.string().nullable().meta({ description: 'with `noun`: cursor of the next page' }),
});

export const Found = z
  .object({ lead: group, contact: group, company: group, task: group, ticket: group })
  .meta({ id: 'Found' });
export type Found = z.infer<typeof Found>;
