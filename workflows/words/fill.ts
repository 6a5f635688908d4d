import { inKazakhCase, kazakhCases, type KazakhCase } from './kazakh.ts';
import type { Language, Words } from './words.schema.ts';
import { inLanguage } from './words.ts';

export type Values = Record<string, string | number | Words | undefined>;

/** A sentence for a reader; words among the values are said in her language, too. */
export const fill = (words: Words, language: Language, values: Values = {}): string =>
  fillText(
    inLanguage(words, language),
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        typeof value === 'object' ? inLanguage(value, language) : value,
      ]),
    ),
  );

/** Fills `{{name}}` and `{{name, dative}}`, once, as i18next does on the screens; what has no value stays as it is written. */
export const fillText = (text: string, values: Record<string, string | number | undefined>): string =>
  text.replace(/\{\{(\w+)(?:, (\w+))?\}\}/g, (hole, name: string, form?: string) => {
    const value = values[name];
    if (value === undefined) return hole;
    return isCase(form) ? inKazakhCase(String(value), form) : String(value);
  });

const isCase = (form: string | undefined): form is KazakhCase => (kazakhCases as readonly unknown[]).includes(form);

/** i18next's suffix of a key for so many: `minutes_one`, `minutes_few`. */
export const pluralOf = (count: number, language: Language): 'one' | 'few' | 'many' | 'other' =>
  rulesOf(language).select(count) as 'one' | 'few' | 'many' | 'other';

const rules = new Map<Language, Intl.PluralRules>();
const rulesOf = (language: Language): Intl.PluralRules => {
  const known = rules.get(language) ?? new Intl.PluralRules(language);
  rules.set(language, known);
  return known;
};
