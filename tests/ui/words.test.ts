import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { screenWords, wordFiles } from '../support/screen-words.ts';

const ui = path.resolve(import.meta.dirname, '../../ui');
const languages = ['ru', 'en', 'kk', 'uk'] as const;
const plural = /_(zero|one|two|few|many|other)$/;
/** The forms that a language needs (CLDR). */
const forms = {
  ru: ['one', 'few', 'many', 'other'],
  uk: ['one', 'few', 'many', 'other'],
  en: ['one', 'other'],
  kk: ['one', 'other'],
};

type Words = Record<string, string>;
const nouns = readdirSync(ui, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && readdirSync(path.join(ui, entry.name)).includes('words'))
  .map(({ name }) => name);
const wordsOf = (noun: string, language: string): Words => screenWords(noun, language);
const stems = (words: Words) => new Set(Object.keys(words).map((key) => key.replace(plural, '')));
const holes = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

const sources = (readdirSync(ui, { recursive: true, encoding: 'utf8' }) as string[])
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(path.join(ui, file), 'utf8') }));

/** Every key that a file says: by `t('key')` in the noun of its `useWords('noun')` (else of its folder), or by `noun:key` anywhere. */
const used = sources.flatMap(({ file, text }) => {
  const own = /useWords\('([\w-]+)'\)/.exec(text)?.[1] ?? file.split(path.sep)[0];
  const said = [...text.matchAll(/\b(?:t|say)\(\s*(?:[^'"`(),]*\?\s*)?(['"`])([^'"`]+?)\1/g)].map((match) => match[2]!);
  const other = [...text.matchAll(/\b(?:t|say)\([^'"`()]*\?\s*'[^']+'\s*:\s*'([^']+)'/g)].map((match) => match[1]!);
  const named = [...text.matchAll(/'([\w-]+:[\w.-]+)'/g)]
    .map((match) => match[1]!)
    .filter((key) => nouns.includes(key.split(':')[0]!));
  return [...said, ...other, ...named].map((spelled) => {
    const [noun, key] = spelled.includes(':')
      ? [spelled.split(':')[0]!, spelled.slice(spelled.indexOf(':') + 1)]
      : [own, spelled];
    return { file, noun, key };
  });
});

describe('M7 the words of the screens', () => {
  it.each(nouns)('are complete in every language: %s', (noun) => {
    const russian = wordsOf(noun, 'ru');
    for (const language of languages) {
      const words = wordsOf(noun, language);
      expect([...stems(words)].sort()).toEqual([...stems(russian)].sort());
      for (const [key, text] of Object.entries(words)) expect(`${key}: ${text.trim()}`).not.toMatch(/: $/);
    }
  });

  it.each(nouns)('have the plural forms that each language needs: %s', (noun) => {
    for (const language of languages) {
      const words = wordsOf(noun, language);
      const counted = new Set(
        Object.keys(words)
          .filter((key) => plural.test(key))
          .map((key) => key.replace(plural, '')),
      );
      for (const key of counted)
        expect(
          Object.keys(words)
            .filter((one) => plural.test(one) && one.replace(plural, '') === key)
            .sort(),
        ).toEqual(forms[language].map((form) => `${key}_${form}`).sort());
    }
  });

  it.each(nouns)('fill in the same values in every language: %s', (noun) => {
    const russian = wordsOf(noun, 'ru');
    for (const language of languages)
      for (const [key, text] of Object.entries(wordsOf(noun, language))) {
        const original = russian[key] ?? russian[`${key.replace(plural, '')}_other`] ?? '';
        expect({ language, key, holes: holes(text) }).toEqual({ language, key, holes: holes(original) });
      }
  });

  it.each(nouns)('stand in files that a person can look through, each once: %s', (noun) => {
    for (const language of languages) {
      const files = wordFiles(noun, language).map((file) => readFileSync(file, 'utf8'));
      expect(files.filter((text) => text.split('\n').length > 201)).toEqual([]);
      const keys = files.flatMap((text) => Object.keys(JSON.parse(text) as Words));
      expect(keys).toHaveLength(Object.keys(wordsOf(noun, language)).length);
    }
  });

  it('are there for every key that the code says', () => {
    const missing = used.filter(({ noun, key }) => {
      if (!noun || !nouns.includes(noun)) return true;
      const known = stems(wordsOf(noun, 'ru'));
      const stem = key.split('${')[0]!;
      return key.includes('${') ? ![...known].some((one) => one.startsWith(stem)) : !known.has(key);
    });
    expect(missing).toEqual([]);
  });
});
