import { z } from 'zod';
import { FormattedText } from './conversation.schema.ts';

/** What a user has typed in a conversation and not sent: one for the client, one for the team. */
export const Draft = z
  .object({ direction: z.enum(['out', 'note']), text: z.string(), html: z.string().nullable(), at: z.iso.datetime() })
  .meta({ id: 'MessageDraft' });
export type Draft = z.infer<typeof Draft>;

/** Nothing typed is no draft. */
export const NewDraft = z.object({
  direction: z.enum(['out', 'note']).default('out'),
  text: z.string().max(20_000),
  html: FormattedText.optional(),
});
export type NewDraft = z.infer<typeof NewDraft>;
