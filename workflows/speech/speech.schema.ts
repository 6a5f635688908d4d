import { z } from 'zod';
import { Language } from '../words/words.schema.ts';
import { MOST_SPOKEN } from './most-spoken.ts';

const Voice = z.string().trim().max(100);
const Voices = z
  .partialRecord(Language, Voice)
  .meta({ description: 'what the server calls the voice of each language; it chooses itself where there is none' });

/** The server that turns a text into speech. */
export const Speech = z
  .object({
    url: z.string().nullable().meta({ description: 'null: there is none' }),
    voices: Voices,
    secret: z.string().nullable().meta({ description: 'the last signs of its secret' }),
    revision: z.number().int(),
  })
  .meta({ id: 'Speech' });
export type Speech = z.infer<typeof Speech>;

export const SpeechWish = z
  .object({
    url: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .nullable()
      .meta({
        description:
          'called by POST with `{ text, language, voice }`; answers with sound (`audio/…`) within 20 seconds. null: none any more',
      }),
    voices: Voices.default({}),
    secret: z
      .string()
      .trim()
      .min(1)
      .max(500)
      .nullable()
      .optional()
      .meta({ description: 'sent as `Authorization: Bearer …`; left out it stays, null forgets it' }),
    revision: z.number().int().min(0),
  })
  .meta({ id: 'SpeechWish' });
export type SpeechWish = z.infer<typeof SpeechWish>;

export const Spoken = z.object({ text: z.string().trim().min(1).max(MOST_SPOKEN), language: Language });
export type Spoken = z.infer<typeof Spoken>;

/** As the server has said it, of any kind that browsers read. */
export const Speaking = z.object({ type: z.string(), audio: z.base64() }).meta({ id: 'Speaking' });
export type Speaking = z.infer<typeof Speaking>;
