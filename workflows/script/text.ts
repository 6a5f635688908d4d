import type { Language } from '../words/words.schema.ts';
import { languages } from '../words/words.ts';
import type { Texts } from './script.schema.ts';

/** In the language of the call, else in whichever there is; empty where there is none. */
export const textIn = (texts: Texts | undefined, language: Language): string =>
  texts?.[languageOf(texts, language)] ?? '';

/** The language in which a text is there. */
export const languageOf = (texts: Texts, language: Language): Language =>
  [language, ...languages].find((one) => texts[one]?.trim()) ?? language;

/** Its first words, by which a step is called. */
export const shortText = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 39).trimEnd()}…` : line;
};
