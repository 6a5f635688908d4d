import { z } from 'zod';

/** That somebody is typing, as servers tell each other: nothing of it is kept. `by` is null for the client; `until` for somebody who has ended. */
export const Typing = z.object({
  talk: z.uuid(),
  account: z.string(),
  thread: z.string(),
  by: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  until: z.iso.datetime().nullable(),
});
export type Typing = z.infer<typeof Typing>;

/** Who answers in a conversation now. */
export const Claim = z.object({ by: z.uuid(), until: z.iso.datetime() }).meta({ id: 'ConversationClaim' });
export type Claim = z.infer<typeof Claim>;

export const NewClaim = z.object({
  over: z.boolean().default(false).meta({ description: 'also where a colleague answers now' }),
});
