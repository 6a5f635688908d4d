import { z } from 'zod';
import { Key } from '../../automation/key.schema.ts';
import { type ActionKind } from '../../automation/kind.ts';

const complete = z.object({ do: z.literal('task.complete'), type: Key.optional(), outcome: Key.optional() });
const cancel = z.object({ do: z.literal('task.cancel'), type: Key.optional() });

const kindOfTask = {
  field: 'type',
  as: 'task_type',
  optional: true,
  name: { ru: 'Вид задач', en: 'Kind of tasks', kk: 'Тапсырма түрі', uk: 'Вид завдань' },
} as const;

/** Closes the lead's open tasks (of one kind) as done. */
export const completeTasks: ActionKind<z.infer<typeof complete>> = {
  do: 'task.complete',
  icon: 'checks',
  group: 'team',
  name: { ru: 'Закрыть задачи', en: 'Complete tasks', kk: 'Тапсырмаларды жабу', uk: 'Закрити завдання' },
  also: {
    ru: 'сделана выполнить завершить',
    en: 'finish done close',
    kk: 'аяқтау орындау',
    uk: 'зроблене виконати завершити',
  },
  schema: complete,
  fresh: () => ({ do: 'task.complete' }),
  form: [
    kindOfTask,
    {
      field: 'outcome',
      as: 'outcome',
      optional: true,
      name: { ru: 'С итогом', en: 'With the outcome', kk: 'Қорытындысы', uk: 'З підсумком' },
    },
  ],
  sentence: ({ type, outcome }, speaker) =>
    speaker.say(
      outcome
        ? {
            ru: 'закрыть задачи{{type}} с итогом {{outcome}}',
            en: 'complete tasks{{type}} with {{outcome}}',
            kk: 'тапсырмаларды{{type}} {{outcome}} қорытындысымен жабу',
            uk: 'закрити завдання{{type}} з підсумком {{outcome}}',
          }
        : {
            ru: 'закрыть задачи{{type}}',
            en: 'complete tasks{{type}}',
            kk: 'тапсырмаларды жабу{{type}}',
            uk: 'закрити завдання{{type}}',
          },
      { type: type ? ` ${speaker.taskType(type)}` : '', outcome: outcome ? speaker.outcome(outcome) : '' },
    ),
  refers: ({ type, outcome }) => [
    ...(type ? [{ to: 'task_type' as const, key: type }] : []),
    ...(outcome ? [{ to: 'outcome' as const, key: outcome }] : []),
  ],
  orders: ({ type, outcome }) => [{ kind: 'tasks', order: { type, order: { do: 'complete', outcome, result: '' } } }],
};

export const cancelTasks: ActionKind<z.infer<typeof cancel>> = {
  do: 'task.cancel',
  icon: 'square-x',
  group: 'team',
  name: { ru: 'Отменить задачи', en: 'Cancel tasks', kk: 'Тапсырмаларды болдырмау', uk: 'Скасувати завдання' },
  also: { ru: 'удалить убрать снять', en: 'remove delete drop', kk: 'жою алып тастау', uk: 'видалити прибрати' },
  schema: cancel,
  fresh: () => ({ do: 'task.cancel' }),
  form: [kindOfTask],
  sentence: ({ type }, speaker) =>
    speaker.say(
      {
        ru: 'отменить задачи{{type}}',
        en: 'cancel tasks{{type}}',
        kk: 'тапсырмаларды болдырмау{{type}}',
        uk: 'скасувати завдання{{type}}',
      },
      {
        type: type ? ` ${speaker.taskType(type)}` : '',
      },
    ),
  refers: ({ type }) => (type ? [{ to: 'task_type', key: type }] : []),
  orders: ({ type }) => [{ kind: 'tasks', order: { type, order: { do: 'cancel' } } }],
};
