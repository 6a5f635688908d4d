import { z } from 'zod';
import { Language } from '../words/words.schema.ts';

export const MOST_SOUND_SECONDS = 120;
export const MOST_SOUND_BYTES = MOST_SOUND_SECONDS * 16_000 + 4096;

export const NewSound = z.object({ name: z.string().trim().min(1).max(60) });
export const SoundParams = z.object({ id: z.uuid(), language: Language });

/** What clients hear of us on the phone. */
export const Sound = z
  .object({
    id: z.uuid(),
    key: z.string(),
    name: z.string(),
    voices: z.array(
      z.object({
        language: Language,
        seconds: z.number().int(),
        path: z.string().meta({ description: 'where it is heard; another one with each upload' }),
      }),
    ),
  })
  .meta({ id: 'Sound' });
export type Sound = z.infer<typeof Sound>;
