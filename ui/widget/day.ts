import type { ChatWords } from './words.ts';

const two = (number: number): string => String(number).padStart(2, '0');

/** By the visitor's own clock. */
export const timeOf = (at: string): string => {
  const date = new Date(at);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
};

/** Browsers do not know Kazakh months, so a day is written in figures; in English with its month, as 05.06 can be two days. */
export const dayOf = (at: string, words: ChatWords, language: string, now = new Date()): string => {
  const date = new Date(at);
  const day = (moment: Date) => moment.toDateString();
  if (day(date) === day(now)) return words.today;
  if (day(date) === day(new Date(now.getTime() - 86_400_000))) return words.yesterday;
  if (language === 'en') return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
  return `${two(date.getDate())}.${two(date.getMonth() + 1)}.${date.getFullYear()}`;
};

/** "09:00" of today, "30.11.2026 09:00" of another day. */
export const momentOf = (at: string, words: ChatWords, language: string): string => {
  const day = dayOf(at, words, language);
  return day === words.today ? timeOf(at) : `${day} ${timeOf(at)}`;
};
