import en from './words/en.json' with { type: 'json' };
import kk from './words/kk.json' with { type: 'json' };
import ru from './words/ru.json' with { type: 'json' };
import uk from './words/uk.json' with { type: 'json' };

const words: Record<string, typeof ru> = { ru, kk, en, uk };
export type ChatWords = typeof ru;

export const wordsIn = (language: string): ChatWords => words[language] ?? ru;

/** The first of these languages that we speak; nothing where we speak none, so that the chat's own is taken. */
export const spokenOf = (...wanted: (string | null | undefined)[]): string | undefined =>
  wanted.map((tag) => (tag ?? '').slice(0, 2).toLowerCase()).find((tag) => tag in words);
