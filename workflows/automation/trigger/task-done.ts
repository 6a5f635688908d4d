import { z } from 'zod';
import { Key } from '../key.schema.ts';
import { words, type TriggerKind } from '../kind.ts';

const schema = z.object({ on: z.literal('task.done'), outcome: Key.optional(), task: Key.optional() });

export const taskDone: TriggerKind<z.infer<typeof schema>> = {
  on: 'task.done',
  icon: 'checkbox',
  group: 'team',
  name: words('Задача сделана', 'Task done', 'Тапсырма орындалды', 'Завдання виконано'),
  schema,
  fresh: () => ({ on: 'task.done' }),
  form: [
    {
      field: 'outcome',
      as: 'outcome',
      optional: true,
      name: words('С итогом', 'With the outcome', 'Қорытындысы', 'З підсумком'),
    },
    {
      field: 'task',
      as: 'task_type',
      optional: true,
      name: words('Вид задачи', 'Kind of task', 'Тапсырма түрі', 'Вид завдання'),
    },
  ],
  sentence: ({ outcome }, speaker) =>
    outcome
      ? speaker.say(
          words(
            'задача закрыта с итогом {outcome}',
            'when a task ends with {outcome}',
            'тапсырма {outcome} қорытындысымен жабылғанда',
            'завдання закрито з підсумком {outcome}',
          ),
          { outcome: speaker.outcome(outcome) },
        )
      : speaker.words(words('задача сделана', 'when a task is done', 'тапсырма орындалғанда', 'завдання виконано')),
  refers: ({ outcome, task }) => [
    ...(outcome ? [{ to: 'outcome' as const, key: outcome }] : []),
    ...(task ? [{ to: 'task_type' as const, key: task }] : []),
  ],
  events: ['task.done'],
  matches: (when, { data }) =>
    (when.outcome === undefined || when.outcome === data['outcome']) &&
    (when.task === undefined || when.task === data['type']),
};
