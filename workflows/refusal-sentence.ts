import type { Refusal } from './refusal.ts';
import { refusalWords } from './refusal.words.ts';
import type { Language } from './words/words.schema.ts';
import { inLanguage } from './words/words.ts';

/** A refusal for a reader: the 409 of the server, the tooltip of a disabled button, the entry of the story. */
export const refusalSentence = ({ refusal, values = {} }: Refusal, language: Language): string =>
  inLanguage(refusalWords[refusal], language).replace(/\{(\w+)\}/g, (hole, name: string) => {
    const value = values[name];
    return typeof value === 'object' ? inLanguage(value, language) : String(value ?? hole);
  });
