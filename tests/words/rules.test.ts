import path from 'node:path';
import i18next from 'i18next';
import { fill, pluralOf } from '../../workflows/words/fill.ts';
import { inKazakhCase, kazakhCases } from '../../workflows/words/kazakh.ts';
import { languages } from '../../workflows/words/words.ts';
import { files, isWords, read, root, sentences } from '../support/sentences.ts';

const holes = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)(?:, \w+)?\}\}/g)].map(([, name]) => name!).sort();

describe('M7 the words of the rules', () => {
  it('are in four languages that name the same values', () => {
    expect(sentences.length).toBeGreaterThan(800);
    const named = sentences.map(({ at, words }) => ({
      at,
      holes: languages.map((each) => holes(words[each] ?? '{{missing}}')),
    }));
    expect(named.filter((one) => one.holes.some((each) => each.join() !== one.holes[0]!.join()))).toEqual([]);
  });

  it('stand in files that a person can look through', () => {
    const long = files.filter((file) => isWords(file) && read(file).split('\n').length > 201);
    expect(long).toEqual([]);
  });

  it.each(['Refusals', 'EventWords', 'ColumnWords', 'Problems', 'Reasons'])(
    'tell everything once: %s',
    async (kind) => {
      const modules = await Promise.all(
        files.filter(isWords).map((file) => import(path.join(root, file)) as Promise<object>),
      );
      const lists = modules.flatMap((module) => Object.entries(module).filter(([name]) => name.endsWith(kind)));
      const keys = lists.flatMap(([, list]) => Object.keys(list as object));
      expect(lists.length).toBeGreaterThan(2);
      expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
    },
  );

  it('are filled as those of the screens', () => {
    // a sentence about templates holds their braces
    for (const { at, words } of sentences.filter(({ words: { ru } }) => !ru!.includes('{{#')))
      for (const language of languages) {
        const values = Object.fromEntries(holes(words[language]!).map((name) => [name, `«${name}» {{at}} $& $1`]));
        const theirs = i18next.services.interpolator.interpolate(words[language]!, values, language, {});
        expect({ at, said: fill(words as { ru: string }, language, values) }).toEqual({ at, said: theirs });
      }
  });

  it.each(languages)('count as those of the screens: %s', (language) => {
    for (const count of [0, 1, 2, 4, 5, 11, 12, 21, 22, 25, 101, 111, 1000])
      expect(`_${pluralOf(count, language)}`).toBe(i18next.services.pluralResolver.getSuffix(language, count));
  });

  beforeAll(async () => {
    await i18next.init({ lng: 'ru', interpolation: { escapeValue: false } });
    for (const one of kazakhCases) i18next.services.formatter!.add(one, (value) => inKazakhCase(String(value), one));
  });
});
