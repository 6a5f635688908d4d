import { emojiGroups } from './emoji.ts';

const KEPT = 'voronka.emoji';
/** Two lines of the board. */
const MOST = 16;

/** Each word that was typed begins a word of its name; those whose name itself begins so come first. */
export const found = (typed: string, named: (emoji: string) => string): string[] => {
  const asked = plain(typed);
  const wanted = wordsOf(asked);
  return Object.values(emojiGroups)
    .flat()
    .map((emoji) => ({ emoji, name: plain(named(emoji)) }))
    .filter(({ name }) => wanted.every((word) => wordsOf(name).some((one) => one.startsWith(word))))
    .toSorted((one, other) => Number(other.name.startsWith(asked)) - Number(one.name.startsWith(asked)))
    .map(({ emoji }) => emoji);
};

export const recentEmoji = (): string[] => {
  const known = new Set(Object.values(emojiGroups).flat());
  return (localStorage.getItem(KEPT) ?? '').split(' ').filter((emoji) => known.has(emoji));
};

export const keepRecent = (emoji: string): void =>
  localStorage.setItem(KEPT, [emoji, ...recentEmoji().filter((one) => one !== emoji)].slice(0, MOST).join(' '));

const plain = (text: string): string => text.trim().toLowerCase().replaceAll('ё', 'е');
const wordsOf = (text: string): string[] => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
