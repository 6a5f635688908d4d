import { z } from 'zod';

/** A subject as lists of any noun name it. */
export const NamedSubject = z.object({
  kind: z.string().meta({ description: 'its noun: `lead`' }),
  id: z.uuid(),
  name: z.string(),
  number: z.number().int().nullable().meta({ description: 'null where its noun has none' }),
  path: z.string().nullable().meta({ description: 'of its page; null where its noun has no page' }),
});
export type NamedSubject = z.infer<typeof NamedSubject>;
