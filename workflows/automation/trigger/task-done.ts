import { z } from 'zod';
import { Key } from '../key.schema.ts';
import type { TriggerKind } from '../kind.ts';

const schema = z.object({ on: z.literal('task.done'), outcome: Key.optional(), task: Key.optional() });

export const taskDone: TriggerKind<z.infer<typeof schema>> = {
  on: 'task.done',
  icon: 'checkbox',
  group: 'team',
  name: { ru: 'Задача сделана', en: 'Task done', kk: 'Тапсырма орындалды', uk: 'Завдання виконано' },
  also: {
    ru: 'итог звонок разговор закрыта выполнена позвонили',
    en: 'outcome call talk closed completed',
    kk: 'қорытынды қоңырау жабылды',
    uk: 'підсумок дзвінок розмова закрита виконане',
  },
  schema,
  fresh: () => ({ on: 'task.done' }),
  form: [
    {
      field: 'outcome',
      as: 'outcome',
      optional: true,
      name: { ru: 'С итогом', en: 'With the outcome', kk: 'Қорытындысы', uk: 'З підсумком' },
    },
    {
      field: 'task',
      as: 'task_type',
      optional: true,
      name: { ru: 'Вид задачи', en: 'Kind of task', kk: 'Тапсырма түрі', uk: 'Вид завдання' },
    },
  ],
  sentence: ({ outcome }, speaker) =>
    outcome
      ? speaker.say(
          {
            ru: 'задача закрыта с итогом {{outcome}}',
            en: 'when a task ends with {{outcome}}',
            kk: 'тапсырма {{outcome}} қорытындысымен жабылғанда',
            uk: 'завдання закрито з підсумком {{outcome}}',
          },
          { outcome: speaker.outcome(outcome) },
        )
      : speaker.words({
          ru: 'задача сделана',
          en: 'when a task is done',
          kk: 'тапсырма орындалғанда',
          uk: 'завдання виконано',
        }),
  refers: ({ outcome, task }) => [
    ...(outcome ? [{ to: 'outcome' as const, key: outcome }] : []),
    ...(task ? [{ to: 'task_type' as const, key: task }] : []),
  ],
  events: [],
  means: ['counted'],
  matches: ({ outcome, task }, { data }) =>
    (outcome === undefined || outcome === data['outcome']) && (task === undefined || task === data['type']),
};
