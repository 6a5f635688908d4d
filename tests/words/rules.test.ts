import { readdirSync } from 'node:fs';
import path from 'node:path';
import { languages } from '../../workflows/words/words.ts';

const root = path.resolve(import.meta.dirname, '../..');
const files = ['workflows', 'api'].flatMap((room) =>
  (readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' }) as string[])
    .filter((file) => /\.(words|refusals)\.ts$/.test(file))
    .map((file) => path.join(room, file)),
);

type Sentence = { at: string; words: Record<string, string> };

/** Everything in a value that says something in Russian. */
const sentencesIn = (value: unknown, at: string): Sentence[] => {
  if (typeof value !== 'object' || value === null) return [];
  if ('ru' in value) return [{ at, words: value as Record<string, string> }];
  return Object.entries(value).flatMap(([key, one]) => sentencesIn(one, `${at} ${key}`));
};

const holes = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!).sort();

describe('M7 the words of the rules', () => {
  it.each(files)('are in four languages that name the same values: %s', async (file) => {
    for (const { at, words } of sentencesIn(await import(path.join(root, file)), file))
      for (const language of languages) {
        expect({ at, language, said: Boolean(words[language]) }).toEqual({ at, language, said: true });
        expect({ at, language, holes: holes(words[language]!) }).toEqual({ at, language, holes: holes(words['ru']!) });
      }
  });

  it('tell each refusal once', async () => {
    const told = files.filter((file) => file.endsWith('.refusals.ts'));
    const modules = await Promise.all(told.map((file) => import(path.join(root, file)) as Promise<object>));
    const codes = modules.flatMap((module) => Object.values(module).flatMap((kinds: object) => Object.keys(kinds)));
    expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
  });
});
