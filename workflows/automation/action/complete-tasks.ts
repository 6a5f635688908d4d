import { z } from 'zod';
import { Key } from '../key.schema.ts';
import { words, type ActionKind } from '../kind.ts';

const complete = z.object({ do: z.literal('task.complete'), type: Key.optional(), outcome: Key.optional() });
const cancel = z.object({ do: z.literal('task.cancel'), type: Key.optional() });

const kindOfTask = {
  field: 'type',
  as: 'task_type',
  optional: true,
  name: words('Вид задач', 'Kind of tasks', 'Тапсырма түрі', 'Вид завдань'),
} as const;

/** Closes the lead's open tasks (of one kind) as done. */
export const completeTasks: ActionKind<z.infer<typeof complete>> = {
  do: 'task.complete',
  icon: 'checks',
  group: 'team',
  name: words('Закрыть задачи', 'Complete tasks', 'Тапсырмаларды жабу', 'Закрити завдання'),
  schema: complete,
  fresh: () => ({ do: 'task.complete' }),
  form: [
    kindOfTask,
    {
      field: 'outcome',
      as: 'outcome',
      optional: true,
      name: words('С итогом', 'With the outcome', 'Қорытындысы', 'З підсумком'),
    },
  ],
  sentence: ({ type, outcome }, speaker) =>
    speaker.say(
      outcome
        ? words(
            'закрыть задачи{type} с итогом {outcome}',
            'complete tasks{type} with {outcome}',
            'тапсырмаларды{type} {outcome} қорытындысымен жабу',
            'закрити завдання{type} з підсумком {outcome}',
          )
        : words('закрыть задачи{type}', 'complete tasks{type}', 'тапсырмаларды жабу{type}', 'закрити завдання{type}'),
      { type: type ? ` ${speaker.taskType(type)}` : '', outcome: outcome ? speaker.outcome(outcome) : '' },
    ),
  refers: ({ type, outcome }) => [
    ...(type ? [{ to: 'task_type' as const, key: type }] : []),
    ...(outcome ? [{ to: 'outcome' as const, key: outcome }] : []),
  ],
  simulate: ({ type, outcome }, lead) => lead.completeTasks({ type, outcome }),
};

export const cancelTasks: ActionKind<z.infer<typeof cancel>> = {
  do: 'task.cancel',
  icon: 'square-x',
  group: 'team',
  name: words('Отменить задачи', 'Cancel tasks', 'Тапсырмаларды болдырмау', 'Скасувати завдання'),
  schema: cancel,
  fresh: () => ({ do: 'task.cancel' }),
  form: [kindOfTask],
  sentence: ({ type }, speaker) =>
    speaker.say(
      words('отменить задачи{type}', 'cancel tasks{type}', 'тапсырмаларды болдырмау{type}', 'скасувати завдання{type}'),
      {
        type: type ? ` ${speaker.taskType(type)}` : '',
      },
    ),
  refers: ({ type }) => (type ? [{ to: 'task_type', key: type }] : []),
  simulate: ({ type }, lead) => lead.cancelTasks({ type }),
};
