import { z } from 'zod';

/** What an event of a file that was taken away says: who took what of which records, for whoever asks later. */
export const exportEvents = {
  'export.made': z.strictObject({
    /** of leads */
    pipeline: z.string().optional(),
    leads: z.number().int().optional(),
    /** what else was taken, and how many of it */
    noun: z.enum(['contact', 'company', 'ticket']).optional(),
    records: z.number().int().optional(),
    format: z.enum(['csv', 'xlsx']),
    columns: z.array(z.string()),
    filter: z.string().nullable(),
    q: z.string().nullable(),
  }),
};
