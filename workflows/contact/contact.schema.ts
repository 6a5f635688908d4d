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
  unreachable: z
    .record(z.string(), z.string())
    .nullish()
    .meta({ description: 'addresses where the last message did not arrive because of the address, each with why' }),
});
export type LeadContact = z.infer<typeof LeadContact>;
