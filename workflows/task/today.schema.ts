import { z } from 'zod';

/** `reaction`: she must react until then; `new`: she has done nothing with it yet; `nothing`: it has no next step; `paused`: until she resumes it. */
export const TodayWhy = z.enum(['reaction', 'new', 'nothing', 'paused']);
export type TodayWhy = z.infer<typeof TodayWhy>;

/** A lead that waits for its responsible user, though no task says so. */
export const TodayLead = z.object({
  id: z.uuid(),
  number: z.number().int(),
  name: z.string(),
  pipeline: z.string(),
  stage: z.string(),
  phone: z.string().nullable(),
  why: TodayWhy,
  since: z.iso.datetime(),
  until: z.iso.datetime().nullable(),
});
export type TodayLead = z.infer<typeof TodayLead>;

export const Today = z.object({ fresh: z.array(TodayLead), waiting: z.array(TodayLead) }).meta({
  id: 'Today',
  description: 'leads of mine without an open task of mine: new ones, and those that wait for me',
});
export type Today = z.infer<typeof Today>;
