import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { emojiGroups } from '../../../ui/conversation/emoji/emoji.ts';
import { found } from '../../../ui/conversation/emoji/found.ts';

const all = Object.values(emojiGroups).flat();
const wordsIn = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(`ui/conversation/emoji/words/${language}.json`, 'utf8'));
const foundIn = (language: string, typed: string) => {
  const words = wordsIn(language);
  return found(typed, (emoji) => words[`is.${emoji}`] ?? '');
};

describe('D4 emoji', () => {
  it('are each there once, and have a name in every language', () => {
    expect(new Set(all).size).toBe(all.length);
    for (const language of ['ru', 'kk', 'uk', 'en'])
      expect(all.filter((emoji) => !wordsIn(language)[`is.${emoji}`])).toEqual([]);
  });

  it.each([
    ['ru', 'сердце', '❤️'],
    ['ru', 'ТЕЛЕФОН', '📱'],
    ['uk', 'вогонь', '🔥'],
    ['kk', 'жүрек', '❤️'],
    ['en', 'thumbs u', '👍'],
  ])('are found in %s by %s', (language, typed, emoji) => {
    expect(foundIn(language, typed)).toContain(emoji);
  });

  it('are not found by what is in the middle of a word, and those that are called so stand first', () => {
    expect(foundIn('en', 'humb')).toEqual([]);
    expect(foundIn('en', 'fire')[0]).toBe('🔥');
  });
});
