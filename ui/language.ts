import type { Language } from '../workflows/words/words.schema.ts';

export type { Language };
/** Kept beside the schema's list by its type: a language added there is missed here by the compiler. */
export const languageNames: Record<Language, string> = {
  ru: 'Русский',
  en: 'English',
  kk: 'Қазақша',
  uk: 'Українська',
};
export const languages = Object.keys(languageNames) as Language[];
