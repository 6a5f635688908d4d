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
});
export type LeadContact = z.infer<typeof LeadContact>;
