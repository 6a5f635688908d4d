import { z } from 'zod';

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** When messages of one kind of channel may leave by themselves, by the client's own clock: "09:00" to "21:00". */
export const SendingHours = z
  .object({ from: clock, to: z.union([clock, z.literal('24:00')]) })
  .refine(({ from, to }) => from < to, { path: ['to'], error: 'the hours end before they begin' });
export type SendingHours = z.infer<typeof SendingHours>;
