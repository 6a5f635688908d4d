import { z } from 'zod';

/** A user's own day: since her midnight, and as of now. */
export const ConversationDay = z
  .object({
    answered: z.number().int().meta({ description: 'conversations in which she has answered' }),
    messages: z.number().int().meta({ description: 'her messages to clients' }),
    medianSeconds: z
      .number()
      .int()
      .nullable()
      .meta({ description: 'how long a client had waited for her answer: half of them less; null: none waited' }),
    waiting: z.number().int().meta({ description: 'conversations of hers that wait for an answer now' }),
    longestSince: z.iso.datetime().nullable().meta({ description: 'since when the first of them waits' }),
    rated: z.number().int(),
    rating: z.number().nullable().meta({ description: 'the average of today’s ratings, 1 to 5' }),
  })
  .meta({ id: 'ConversationDay' });
export type ConversationDay = z.infer<typeof ConversationDay>;
