import { z } from 'zod';
import { Key } from './pipeline.schema.ts';

const Part = z.object({
  key: z.string(),
  channel: z.string().optional(),
  language: z.string().optional(),
  state: z.enum(['new', 'same', 'differs']).meta({ description: 'beside what is there now' }),
});

/** What a file would change, in sentences; nothing is written. */
export const FilePlan = z
  .object({
    key: Key,
    name: z.string(),
    created: z.boolean().meta({ description: 'there is no such pipeline yet' }),
    revision: z.number().int().meta({ description: 'of the draft that it would replace; an import must name it' }),
    drawn: z.boolean().meta({ description: 'there is an unpublished draft, which would be replaced' }),
    changes: z.array(z.string()),
    problems: z.array(z.object({ severity: z.enum(['error', 'warning']), sentence: z.string(), advice: z.string() })),
    templates: z.array(Part),
    forms: z.array(Part),
  })
  .meta({ id: 'FilePlan' });
export type FilePlan = z.infer<typeof FilePlan>;

/** A file as its text, or as JSON. */
export const FileGiven = z.union([z.string(), z.record(z.string(), z.unknown())]);
