import { z } from 'zod';
import { Key } from '../key.schema.ts';
import { words, type TriggerKind } from '../kind.ts';

const schema = z.object({ on: z.literal('task.overdue'), task: Key.optional() });

export const taskOverdue: TriggerKind<z.infer<typeof schema>> = {
  on: 'task.overdue',
  icon: 'alarm',
  group: 'team',
  name: words('Задача просрочена', 'Task overdue', 'Тапсырма мерзімі өтті', 'Завдання прострочено'),
  schema,
  fresh: () => ({ on: 'task.overdue' }),
  form: [
    {
      field: 'task',
      as: 'task_type',
      optional: true,
      name: words('Вид задачи', 'Kind of task', 'Тапсырма түрі', 'Вид завдання'),
    },
  ],
  sentence: (_, { words: say }) =>
    say(words('задача просрочена', 'when a task is overdue', 'тапсырманың мерзімі өткенде', 'завдання прострочено')),
  refers: ({ task }) => (task ? [{ to: 'task_type', key: task }] : []),
  events: ['task.overdue'],
  matches: (when, { data }) => when.task === undefined || when.task === data['type'],
};
