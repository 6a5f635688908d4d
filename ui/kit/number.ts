import type { Language } from '../language.ts';

// a browser may have no Kazakh, whose numbers are written as Russian ones
const formats: Record<Language, string> = { ru: 'ru-RU', en: 'en-US', kk: 'ru-RU', uk: 'uk-UA' };

/** "12 400", "3,6"; in English "12,400", "3.6". */
export const numberText = (value: number, language: Language, digits = 0): string =>
  value.toLocaleString(formats[language], { maximumFractionDigits: digits });
