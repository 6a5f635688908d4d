import type { Language } from '../workflows/words/words.schema.ts';

export type { Language };
/** Complete by its type: the compiler complains here when the schema gets another language. */
export const languageNames: Record<Language, string> = {
  ru: 'Русский',
  en: 'English',
  kk: 'Қазақша',
  uk: 'Українська',
};
export const languages = Object.keys(languageNames) as Language[];
