import { z } from 'zod';

/** What an event of a file that was taken away says: who took what of which leads, for whoever asks later. */
export const exportEvents = {
  'export.made': z.strictObject({
    pipeline: z.string(),
    format: z.enum(['csv', 'xlsx']),
    columns: z.array(z.string()),
    leads: z.number().int(),
    filter: z.string().nullable(),
    q: z.string().nullable(),
  }),
};
