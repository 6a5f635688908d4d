import { z } from 'zod';

const Named = z.object({ id: z.uuid(), name: z.string() });

/** Somebody whose number it is, as far as the reader may see. */
export const CallMatch = z.object({
  contact: Named.extend({ language: z.string().nullable() }),
  leads: z
    .array(Named.extend({ pipeline: z.string(), stage: z.string(), responsible: Named.nullable() }))
    .meta({ description: 'open ones, the newest first' }),
  last: z
    .object({ text: z.string(), at: z.iso.datetime(), direction: z.string(), conversation: z.uuid() })
    .nullable()
    .meta({ description: 'what was written last' }),
});
export type CallMatch = z.infer<typeof CallMatch>;

export const CallMatches = z.object({
  items: z.array(CallMatch),
  others: z.array(z.string()).meta({ description: 'who has leads with this number that the reader does not see' }),
});
export type CallMatches = z.infer<typeof CallMatches>;

/** Whose call it was: said by whoever talked. */
export const CallLink = z.object({
  version: z.number().int(),
  contactId: z.uuid(),
  leadId: z.uuid().nullable().default(null),
});
