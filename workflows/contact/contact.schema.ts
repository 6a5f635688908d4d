import { z } from 'zod';
import { Language } from '../words/words.schema.ts';

export const LeadContact = z.object({
  id: z.uuid(),
  name: z.string(),
  role: z.string(),
  main: z.boolean(),
  emails: z.array(z.string()),
  phones: z.array(z.string()).meta({ description: 'E.164' }),
  language: Language,
  timeZone: z.string().nullable(),
  clock: z
    .object({ zone: z.string().meta({ description: 'IANA' }), by: z.enum(['said', 'phone', 'language']) })
    .nullable()
    .optional()
    .meta({
      description: 'where the client’s clock stands by what is known, and what tells it; null where nothing does',
    }),
  unreachable: z
    .record(z.string(), z.string())
    .nullish()
    .meta({ description: 'addresses where the last message did not arrive because of the address, each with why' }),
});
export type LeadContact = z.infer<typeof LeadContact>;
