import type { Language, Words } from './words.schema.ts';

export const languages = ['ru', 'en', 'kk', 'uk'] as const;

/** The reader's words, or the Russian ones where a translation is missing. */
export const inLanguage = (words: Words, language: Language): string => words[language] || words.ru;

/** One text in every language. */
export const inEach = (say: (language: Language) => string): Required<Words> =>
  Object.fromEntries(languages.map((language) => [language, say(language)])) as Required<Words>;

/** A name in the quotes of the reader's language; quotes of its own become the inner ones. */
export const quoted = (text: string, language: Language): string =>
  language === 'en'
    ? `“${text.replaceAll('“', '‘').replaceAll('”', '’')}”`
    : `«${text.replaceAll('«', '„').replaceAll('»', '“')}»`;
