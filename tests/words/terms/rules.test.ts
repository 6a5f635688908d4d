import { readFileSync } from 'node:fs';
import path from 'node:path';
import { templates } from '../../../prisma/seed/templates/templates.ts';
import { languages } from '../../../workflows/words/words.ts';
import { screenFolders, screenWords } from '../../support/screen-words.ts';
import { root, sentences } from '../../support/sentences.ts';

/** What docs/words.md says never to write, by language. */
const banned = readFileSync(path.join(root, 'docs/words.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
  .flatMap((line) => (line.split('|').at(-2) ?? '').split(';'))
  .flatMap((one) => {
    const [language, words] = one.split(':').map((part) => part.trim());
    return (words ?? '').split(',').map((word) => ({ language: language ?? '', word: word.trim().toLowerCase() }));
  })
  .filter(({ word }) => word !== '');

const letter = '[\\p{L}\\p{M}ʼ’]';
/** As a whole word. */
const says = (text: string, word: string): boolean =>
  new RegExp(`(?<!${letter})${word.replaceAll('.', '\\.')}(?!${letter})`, 'iu').test(text);

const said = [
  ...screenFolders().flatMap((folder) =>
    languages.flatMap((language) =>
      Object.entries(screenWords(folder, language)).map(([key, text]) => ({
        language,
        at: `ui/${folder}: ${key}`,
        text,
      })),
    ),
  ),
  ...sentences
    .filter(({ at }) => !at.startsWith('prisma/seed/'))
    .flatMap(({ at, words }) => languages.map((language) => ({ language, at, text: words[language] ?? '' }))),
];

describe('M7 one word for one thing', () => {
  it('is held against a table with words in it', () => {
    expect(banned.length).toBeGreaterThan(15);
    expect(said.length).toBeGreaterThan(5000);
    expect(says('Термін минув', 'термін')).toBe(true);
    expect(says('терміново', 'термін')).toBe(false);
    expect(says('a history of it', 'story')).toBe(false);
  });

  it.each(languages)('on screens, in refusals and in the history: %s', (language) => {
    const mixed = said
      .filter((one) => one.language === language)
      .flatMap(({ at, text }) =>
        banned
          .filter((one) => one.language === language && says(text, one.word))
          .map(({ word }) => `${at} (${word}): ${text}`),
      );
    expect(mixed).toEqual([]);
  });

  it('in the letters that come with the product', () => {
    const mixed = languages.flatMap((language) =>
      Object.entries(templates[language]).flatMap(([key, texts]) =>
        banned
          .filter((one) => one.language === language && says(JSON.stringify(texts), one.word))
          .map(({ word }) => `${key} (${language}, ${word})`),
      ),
    );
    expect(mixed).toEqual([]);
    expect(says(JSON.stringify(templates.kk), 'шарт')).toBe(false);
  });

  it('has one apostrophe in Ukrainian', () => {
    expect(said.filter(({ language, text }) => language === 'uk' && text.includes('ʼ'))).toEqual([]);
  });
});
