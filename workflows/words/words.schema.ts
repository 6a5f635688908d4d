import { z } from 'zod';
import { languages } from './words.ts';

export const Language = z.enum(languages).meta({ description: 'ISO 639-1 code of a language that Voronka speaks' });
export type Language = z.infer<typeof Language>;

/** A name in the languages of its readers; Russian is always there. */
export const Words = z.object({
  ru: z.string().min(1).max(300),
  en: z.string().max(300).optional(),
  kk: z.string().max(300).optional(),
  uk: z.string().max(300).optional(),
});
export type Words = z.infer<typeof Words>;
