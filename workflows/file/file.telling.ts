import type { Telling } from '../event/telling.ts';
import { fileEventWords } from './file.events.words.ts';

export const fileTelling = {
  words: fileEventWords,
  values: ({ data: { name } }) => ({ name: String(name ?? '') }),
} satisfies Telling;
