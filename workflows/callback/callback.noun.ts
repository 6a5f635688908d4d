import type { Noun } from '../subject/noun.ts';

/** A promise to call. No pipeline: its clocks are its hour, the next attempt, the end of its window and the ladder of whoever is told. */
export const callback = {
  kind: 'callback',
  name: { ru: 'Обратный звонок', en: 'Callback', kk: 'Кері қоңырау', uk: 'Зворотний дзвінок' },
  path: '/callbacks?open={id}',
  means: {},
  triggers: [],
  actions: [],
} as const satisfies Noun;
