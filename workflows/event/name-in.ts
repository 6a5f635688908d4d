import type { Language, Words } from '../words/words.schema.ts';
import { inLanguage } from '../words/words.ts';

/** What a pipeline calls what has this key; else the name that the event tells, else the key. */
export const nameIn = (
  named: { key: string; name: Words }[] | undefined,
  key: unknown,
  told: unknown,
  language: Language,
): string => {
  const found =
    named?.find((one) => one.key === key)?.name ?? (typeof told === 'object' && told ? (told as Words) : undefined);
  return found ? inLanguage(found, language).replace(/[«»“”]/g, '') : String(told ?? key ?? '');
};
