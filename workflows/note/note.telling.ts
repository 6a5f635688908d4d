import type { Telling } from '../event/telling.ts';
import { noteEventWords } from './note.events.words.ts';

export const noteTelling = {
  words: noteEventWords,
  values: ({ data: { text } }) => ({ text: String(text ?? '') }),
  says: { 'note.written': ({ data }) => data.text },
} satisfies Telling;
