import { z } from 'zod';
import { Key } from '../key.schema.ts';
import type { ActionKind } from '../kind.ts';

const schema = z.object({
  do: z.literal('give'),
  to: z.enum(['group', 'person', 'nobody']),
  /** key of a skill group */
  group: Key.optional(),
  person: z.string().max(200).optional(),
});

/** To a skill group, a person, or back into the queue: whoever may take it gets it by the rules of the queue. */
export const give: ActionKind<z.infer<typeof schema>> = {
  do: 'give',
  icon: 'user-share',
  group: 'team',
  name: { ru: 'Передать', en: 'Hand over', kk: 'Беру', uk: 'Передати' },
  also: {
    ru: 'назначить группа оператор ответственный очередь',
    en: 'assign group operator responsible queue',
    kk: 'тағайындау топ оператор жауапты кезек',
    uk: 'призначити група оператор відповідальний черга',
  },
  schema,
  fresh: () => ({ do: 'give', to: 'group' }),
  form: [
    {
      field: 'to',
      as: 'choice',
      name: { ru: 'Кому', en: 'To whom', kk: 'Кімге', uk: 'Кому' },
      options: [
        { value: 'group', name: { ru: 'Скилл-группе', en: 'A skill group', kk: 'Дағды тобына', uk: 'Скіл-групі' } },
        { value: 'person', name: { ru: 'Человеку', en: 'A person', kk: 'Адамға', uk: 'Людині' } },
        {
          value: 'nobody',
          name: { ru: 'Обратно в очередь', en: 'Back into the queue', kk: 'Кезекке қайта', uk: 'Назад у чергу' },
        },
      ],
    },
    {
      field: 'group',
      as: 'group',
      name: { ru: 'Скилл-группа', en: 'Skill group', kk: 'Дағды тобы', uk: 'Скіл-група' },
      shownIf: ({ to }) => to === 'group',
    },
    {
      field: 'person',
      as: 'person',
      name: { ru: 'Человек', en: 'Person', kk: 'Адам', uk: 'Людина' },
      shownIf: ({ to }) => to === 'person',
    },
  ],
  sentence: ({ to, group, person }, { say, quoted }) =>
    say(
      to === 'nobody'
        ? {
            ru: 'вернуть в очередь',
            en: 'give back into the queue',
            kk: 'кезекке қайтару',
            uk: 'повернути в чергу',
          }
        : to === 'group'
          ? {
              ru: 'передать группе {{whom}}',
              en: 'hand over to the group {{whom}}',
              kk: '{{whom}} тобына беру',
              uk: 'передати групі {{whom}}',
            }
          : { ru: 'передать {{whom}}', en: 'hand over to {{whom}}', kk: '{{whom}} беру', uk: 'передати {{whom}}' },
      { whom: quoted((to === 'group' ? group : person) ?? '') },
    ),
  refers: ({ to, group = '', person = '' }) =>
    to === 'group' ? [{ to: 'group', key: group }] : to === 'person' ? [{ to: 'person', key: person }] : [],
  does: () => [{ is: 'assigned' }],
  orders: ({ to, group, person }) => [
    { kind: 'give', order: { ...(to === 'group' ? { group } : {}), ...(to === 'person' ? { person } : {}) } },
  ],
};
