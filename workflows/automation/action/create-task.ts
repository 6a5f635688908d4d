import { z } from 'zod';
import { Words } from '../../words/words.schema.ts';
import { Due } from '../due.schema.ts';
import { Key } from '../key.schema.ts';
import { words, type ActionKind } from '../kind.ts';

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
  name: words('Поставить задачу', 'Create a task', 'Тапсырма беру', 'Поставити завдання'),
  schema: schema as unknown as z.ZodType<z.infer<typeof schema>>,
  fresh: () => ({
    do: 'task.create',
    type: 'call',
    text: { ru: 'Позвонить', en: 'Call', kk: 'Қоңырау шалу', uk: 'Зателефонувати' },
    due: { by: 'end_of_working_day' },
    who: 'responsible',
  }),
  form: [
    { field: 'text', as: 'words', name: words('Что сделать', 'What to do', 'Не істеу керек', 'Що зробити') },
    { field: 'type', as: 'task_type', name: words('Вид', 'Kind', 'Түрі', 'Вид') },
    { field: 'due', as: 'due', name: words('Срок', 'Due', 'Мерзімі', 'Термін') },
    {
      field: 'who',
      as: 'choice',
      name: words('Кому', 'For whom', 'Кімге', 'Кому'),
      options: [
        {
          value: 'responsible',
          name: words('Ответственному', 'The responsible person', 'Жауаптыға', 'Відповідальному'),
        },
        { value: 'supervisor', name: words('Супервайзеру', 'The supervisor', 'Супервайзерге', 'Супервайзеру') },
      ],
    },
  ],
  sentence: ({ who, text, due }, speaker) =>
    speaker.say(
      who === 'supervisor'
        ? words(
            'поставить супервайзеру задачу {text} {due}',
            'give the supervisor the task {text} {due}',
            'супервайзерге {text} тапсырмасын беру, {due}',
            'поставити супервайзеру завдання {text} {due}',
          )
        : words(
            'поставить ответственному задачу {text} {due}',
            'give the responsible person the task {text} {due}',
            'жауаптыға {text} тапсырмасын беру, {due}',
            'поставити відповідальному завдання {text} {due}',
          ),
      { text: speaker.text(text), due: speaker.due(due) },
    ),
  refers: ({ type }) => [{ to: 'task_type', key: type }],
  simulate: ({ type, due, text, who }, lead) => lead.createTask({ type, due, text, who }),
};
