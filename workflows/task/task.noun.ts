import type { Noun } from '../subject/noun.ts';

/** A task on nothing. No pipeline, so no stay and no automation: its clocks come from its row, and a user may pause and resume it. */
export const task = {
  kind: 'task',
  name: { ru: 'Задача', en: 'Task', kk: 'Тапсырма', uk: 'Завдання' },
  means: { 'task.paused': 'paused', 'task.resumed': 'resumed' },
  triggers: [],
  actions: [],
} as const satisfies Noun;
