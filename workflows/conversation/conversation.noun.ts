import type { Noun } from '../subject/noun.ts';

/** What a client and we write to each other. No pipeline, so no stay and no automation of its own: its clocks are the end of a snooze, a question about it and whoever must take it. */
export const conversation = {
  kind: 'conversation',
  name: { ru: 'Переписка', en: 'Conversation', kk: 'Хат алмасу', uk: 'Листування' },
  means: {},
  triggers: [],
  actions: [],
} as const satisfies Noun;
