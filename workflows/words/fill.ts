import type { Language, Words } from './words.schema.ts';
import { inLanguage } from './words.ts';

export type Values = Record<string, string | number | Words | undefined>;

/** Fills `{{name}}` once, as i18next does on the screens; words are said in the reader's language, what has no value stays. */
export const fill = (words: Words, language: Language, values: Values = {}): string =>
  inLanguage(words, language).replace(/\{\{(\w+)\}\}/g, (hole, name: string) => {
    const value = values[name];
    return typeof value === 'object' ? inLanguage(value, language) : String(value ?? hole);
  });
