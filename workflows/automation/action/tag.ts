import { z } from 'zod';
import { words, type ActionKind } from '../kind.ts';

const Tags = z.array(z.string().trim().min(1).max(60)).max(20).default([]);
const schema = z.object({ do: z.literal('lead.tag'), add: Tags, remove: Tags });

export const tag: ActionKind<z.infer<typeof schema>> = {
  do: 'lead.tag',
  icon: 'tag',
  group: 'lead',
  name: words('Теги', 'Tags', 'Тегтер', 'Теги'),
  schema: schema as unknown as z.ZodType<z.infer<typeof schema>>,
  fresh: () => ({ do: 'lead.tag', add: ['vip'], remove: [] }),
  form: [
    { field: 'add', as: 'tags', optional: true, name: words('Добавить', 'Add', 'Қосу', 'Додати') },
    { field: 'remove', as: 'tags', optional: true, name: words('Убрать', 'Remove', 'Алып тастау', 'Прибрати') },
  ],
  sentence: ({ add, remove }, speaker) =>
    [
      add.length &&
        speaker.say(words('добавить тег {tags}', 'add the tag {tags}', '{tags} тегін қосу', 'додати тег {tags}'), {
          tags: speaker.list(add.map(speaker.quoted)),
        }),
      remove.length &&
        speaker.say(
          words('убрать тег {tags}', 'remove the tag {tags}', '{tags} тегін алып тастау', 'прибрати тег {tags}'),
          {
            tags: speaker.list(remove.map(speaker.quoted)),
          },
        ),
    ]
      .filter(Boolean)
      .join('; '),
  simulate: ({ add, remove }, lead) => lead.tag({ add, remove }),
};
