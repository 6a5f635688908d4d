import { z } from 'zod';

/** The client sleeps: her zone, what time it is and when her morning begins, in the clock of her lead. */
export const Night = z
  .object({ zone: z.string(), at: z.iso.datetime(), until: z.iso.datetime() })
  .meta({ id: 'Night', description: 'by the sending hours of the pipeline, in the zone of the client' });
export type Night = z.infer<typeof Night>;
