import { z } from 'zod';
import { Key } from '../key.schema.ts';
import { type TriggerKind } from '../kind.ts';

const schema = z.object({ on: z.literal('task.overdue'), task: Key.optional() });

export const taskOverdue: TriggerKind<z.infer<typeof schema>> = {
  on: 'task.overdue',
  icon: 'alarm',
  group: 'team',
  name: { ru: 'Задача просрочена', en: 'Task overdue', kk: 'Тапсырма мерзімі өтті', uk: 'Завдання прострочено' },
  also: {
    ru: 'не сделана опоздала забыл',
    en: 'late missed forgotten',
    kk: 'кешікті ұмытты',
    uk: 'не зроблене запізнилось забув',
  },
  schema,
  fresh: () => ({ on: 'task.overdue' }),
  form: [
    {
      field: 'task',
      as: 'task_type',
      optional: true,
      name: { ru: 'Вид задачи', en: 'Kind of task', kk: 'Тапсырма түрі', uk: 'Вид завдання' },
    },
  ],
  sentence: (_, { words: say }) =>
    say({
      ru: 'задача просрочена',
      en: 'when a task is overdue',
      kk: 'тапсырманың мерзімі өткенде',
      uk: 'завдання прострочено',
    }),
  refers: ({ task }) => (task ? [{ to: 'task_type', key: task }] : []),
  events: [],
  means: ['lagged'],
  matches: ({ task }, { data }) => task === undefined || task === data['type'],
};
