import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { screenFolders, screenWords, wordFiles } from '../support/screen-words.ts';

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
const everyFile = (readdirSync(ui, { recursive: true, encoding: 'utf8' }) as string[]).map((file) =>
  file.replaceAll(path.sep, '/'),
);
const folders = screenFolders();
const wordsOf = (folder: string, language: string): Words => screenWords(folder, language);
/** The nearest folder above a file that has words. */
const folderOf = (file: string): string => {
  const above = folders.filter((folder) => file.startsWith(`${folder}/`));
  return above.sort((one, other) => other.length - one.length)[0] ?? '';
};
const stems = (words: Words) => new Set(Object.keys(words).map((key) => key.replace(plural, '')));
const holes = (text: string) => [...text.matchAll(/\{\{(\w+)(?:, \w+)?\}\}/g)].map(([, name]) => name).sort();

const sources = everyFile
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(path.join(ui, file), 'utf8') }));

/** Every key that a file says: by `t('key')` in the folder of its `useWords('folder')` (else in the nearest above it), or by `folder:key` anywhere. */
const used = sources.flatMap(({ file, text }) => {
  const own = /use(?:Noun)?Words\('([\w/-]+)'\)/.exec(text)?.[1] ?? folderOf(file);
  const said = [...text.matchAll(/\b(?:t|say)\(\s*(?:[^'"`(),]*\?\s*)?(['"`])([^'"`]+?)\1/g)].map((match) => match[2]!);
  const other = [...text.matchAll(/\b(?:t|say)\([^'"`()]*\?\s*'[^']+'\s*:\s*'([^']+)'/g)].map((match) => match[1]!);
  const named = [...text.matchAll(/'([\w/-]+:[\w.-]+)'/g)]
    .map((match) => match[1]!)
    .filter((key) => folders.includes(key.split(':')[0]!));
  return [...said, ...other, ...named].map((spelled) => {
    const [folder, key] = spelled.includes(':')
      ? [spelled.split(':')[0]!, spelled.slice(spelled.indexOf(':') + 1)]
      : [own, spelled];
    return { file, folder, key };
  });
});

describe('M7 the words of the screens', () => {
  it.each(folders)('are complete in every language: %s', (folder) => {
    const russian = wordsOf(folder, 'ru');
    for (const language of languages) {
      const words = wordsOf(folder, language);
      expect([...stems(words)].sort()).toEqual([...stems(russian)].sort());
      for (const [key, text] of Object.entries(words)) expect(`${key}: ${text.trim()}`).not.toMatch(/: $/);
    }
  });

  it.each(folders)('have the plural forms that each language needs: %s', (folder) => {
    for (const language of languages) {
      const words = wordsOf(folder, language);
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

  it.each(folders)('fill in the same values in every language: %s', (folder) => {
    const russian = wordsOf(folder, 'ru');
    for (const language of languages)
      for (const [key, text] of Object.entries(wordsOf(folder, language))) {
        const original = russian[key] ?? russian[`${key.replace(plural, '')}_other`] ?? '';
        expect({ language, key, holes: holes(text) }).toEqual({ language, key, holes: holes(original) });
      }
  });

  it.each(folders)('stand in files that a person can look through, each once: %s', (folder) => {
    for (const language of languages) {
      const files = wordFiles(folder, language).map((file) => readFileSync(file, 'utf8'));
      expect(files.filter((text) => text.split('\n').length > 201)).toEqual([]);
      const keys = files.flatMap((text) => Object.keys(JSON.parse(text) as Words));
      expect(keys).toHaveLength(Object.keys(wordsOf(folder, language)).length);
    }
  });

  it('are there for every key that the code says', () => {
    const missing = used.filter(({ folder, key }) => {
      if (!folder || !folders.includes(folder)) return true;
      const known = stems(wordsOf(folder, 'ru'));
      const stem = key.split('${')[0]!;
      return key.includes('${') ? ![...known].some((one) => one.startsWith(stem)) : !known.has(key);
    });
    expect(missing).toEqual([]);
  });
});
