import { z } from 'zod';
import { Words } from '../../words/words.schema.ts';
import { Due } from '../due.schema.ts';
import { Key } from '../key.schema.ts';
import { type ActionKind } from '../kind.ts';

const schema = z.object({
  do: z.literal('task.create'),
  type: Key,
  text: Words,
  due: Due,
  who: z.enum(['responsible', 'supervisor']).default('responsible'),
});

export const createTask: ActionKind<z.infer<typeof schema>> = {
  do: 'task.create',
  icon: 'checkbox',
  group: 'team',
  name: { ru: 'Поставить задачу', en: 'Create a task', kk: 'Тапсырма беру', uk: 'Поставити завдання' },
  also: {
    ru: 'звонок позвонить напомнить дело поручить чек',
    en: 'call phone remind to-do todo',
    kk: 'қоңырау шалу еске салу',
    uk: 'дзвінок зателефонувати нагадати справа',
  },
  schema: schema as unknown as z.ZodType<z.infer<typeof schema>>,
  fresh: () => ({
    do: 'task.create',
    type: 'call',
    text: { ru: 'Позвонить', en: 'Call', kk: 'Қоңырау шалу', uk: 'Зателефонувати' },
    due: { by: 'end_of_working_day' },
    who: 'responsible',
  }),
  form: [
    {
      field: 'text',
      as: 'words',
      name: { ru: 'Что сделать', en: 'What to do', kk: 'Не істеу керек', uk: 'Що зробити' },
    },
    { field: 'type', as: 'task_type', name: { ru: 'Вид', en: 'Kind', kk: 'Түрі', uk: 'Вид' } },
    { field: 'due', as: 'due', name: { ru: 'Срок', en: 'Due', kk: 'Мерзімі', uk: 'Строк' } },
    {
      field: 'who',
      as: 'choice',
      name: { ru: 'Кому', en: 'For whom', kk: 'Кімге', uk: 'Кому' },
      options: [
        {
          value: 'responsible',
          name: { ru: 'Ответственному', en: 'The responsible person', kk: 'Жауаптыға', uk: 'Відповідальному' },
        },
        {
          value: 'supervisor',
          name: { ru: 'Супервайзеру', en: 'The supervisor', kk: 'Супервайзерге', uk: 'Супервайзеру' },
        },
      ],
    },
  ],
  sentence: ({ who, text, due }, speaker) =>
    speaker.say(
      who === 'supervisor'
        ? {
            ru: 'поставить супервайзеру задачу {{text}} {{due}}',
            en: 'give the supervisor the task {{text}} {{due}}',
            kk: 'супервайзерге {{text}} тапсырмасын беру, {{due}}',
            uk: 'поставити супервайзеру завдання {{text}} {{due}}',
          }
        : {
            ru: 'поставить ответственному задачу {{text}} {{due}}',
            en: 'give the responsible person the task {{text}} {{due}}',
            kk: 'жауаптыға {{text}} тапсырмасын беру, {{due}}',
            uk: 'поставити відповідальному завдання {{text}} {{due}}',
          },
      { text: speaker.text(text), due: speaker.due(due) },
    ),
  refers: ({ type }) => [{ to: 'task_type', key: type }],
  fills: ({ type }) => ['task.text', 'task.dueAt', ...(type === 'meeting' ? ['meeting'] : [])],
  does: () => [{ is: 'tasked' }],
  orders: ({ type, due, text, who }) => [{ kind: 'task', order: { type, due, text, who } }],
};
