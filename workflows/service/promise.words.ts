import type { Words } from '../words/words.schema.ts';

/** What is promised, as a word in a line. */
export const promiseWords = {
  first_answer: { ru: 'первый ответ', en: 'first answer', kk: 'алғашқы жауап', uk: 'перша відповідь' },
  next_answer: { ru: 'следующий ответ', en: 'next answer', kk: 'келесі жауап', uk: 'наступна відповідь' },
  resolution: { ru: 'решение', en: 'solution', kk: 'шешім', uk: 'розв’язання' },
} as const satisfies Record<string, Required<Words>>;
