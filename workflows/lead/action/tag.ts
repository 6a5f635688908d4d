import { z } from 'zod';
import { type ActionKind } from '../../automation/kind.ts';
import { Tags } from '../../subject/tags.ts';

const schema = z.object({ do: z.literal('lead.tag'), add: Tags, remove: Tags });

export const tag: ActionKind<z.infer<typeof schema>> = {
  do: 'lead.tag',
  icon: 'tag',
  group: 'lead',
  name: { ru: 'Теги', en: 'Tags', kk: 'Тегтер', uk: 'Теги' },
  also: { ru: 'метка добавить тег ярлык', en: 'label mark add', kk: 'белгі қосу', uk: 'мітка додати тег ярлик' },
  schema: schema as unknown as z.ZodType<z.infer<typeof schema>>,
  fresh: () => ({ do: 'lead.tag', add: ['vip'], remove: [] }),
  form: [
    { field: 'add', as: 'tags', optional: true, name: { ru: 'Добавить', en: 'Add', kk: 'Қосу', uk: 'Додати' } },
    {
      field: 'remove',
      as: 'tags',
      optional: true,
      name: { ru: 'Убрать', en: 'Remove', kk: 'Алып тастау', uk: 'Прибрати' },
    },
  ],
  sentence: ({ add, remove }, speaker) =>
    [
      add.length &&
        speaker.say(
          {
            ru: 'добавить тег {{tags}}',
            en: 'add the tag {{tags}}',
            kk: '{{tags}} тегін қосу',
            uk: 'додати тег {{tags}}',
          },
          {
            tags: speaker.list(add.map(speaker.quoted)),
          },
        ),
      remove.length &&
        speaker.say(
          {
            ru: 'убрать тег {{tags}}',
            en: 'remove the tag {{tags}}',
            kk: '{{tags}} тегін алып тастау',
            uk: 'прибрати тег {{tags}}',
          },
          {
            tags: speaker.list(remove.map(speaker.quoted)),
          },
        ),
    ]
      .filter(Boolean)
      .join('; '),
  does: ({ add = [], remove = [] }) => [...add.map((adds) => ({ adds })), ...remove.map((removes) => ({ removes }))],
  orders: ({ add, remove }) => [{ kind: 'lead', order: { do: 'tag', add, remove } }],
};
