import type { Language, Words } from './words.schema.ts';

export const languages = ['ru', 'en', 'kk', 'uk'] as const;

/** The reader's words, or the Russian ones where a translation is missing. */
export const inLanguage = (words: Words, language: Language): string => words[language] || words.ru;

/** A name in the quotes of the reader's language. */
export const quoted = (text: string, language: Language): string => (language === 'en' ? `“${text}”` : `«${text}»`);
