import { z } from 'zod';
import type { ActionKind } from '../../workflows/automation/kind.ts';

const schema = z.object({ do: z.literal('lead.praise'), stars: z.number().int().min(1).max(5) });
export type Praise = z.infer<typeof schema>;
export const starsOf = (count: number): string => '★'.repeat(count);

/** A toy action: goes to workflows/lead/action/. */
export const praise: ActionKind<Praise> = {
  do: 'lead.praise',
  icon: 'sparkles',
  group: 'lead',
  name: { ru: 'Похвалить', en: 'Praise', kk: 'Мақтау', uk: 'Похвалити' },
  also: { ru: 'молодец звезда', en: 'star well done', kk: 'жарайсың жұлдыз', uk: 'молодець зірка' },
  schema,
  fresh: () => ({ do: 'lead.praise', stars: 5 }),
  form: [{ field: 'stars', as: 'number', name: { ru: 'Звёзды', en: 'Stars', kk: 'Жұлдыздар', uk: 'Зірки' } }],
  sentence: ({ stars }, speaker) =>
    speaker.say(
      {
        ru: 'похвалить на {{stars}}',
        en: 'praise with {{stars}}',
        kk: '{{stars}} мақтау',
        uk: 'похвалити на {{stars}}',
      },
      {
        stars: starsOf(stars),
      },
    ),
  orders: ({ stars }) => [{ kind: 'lead', order: { do: 'tag', add: [starsOf(stars)], remove: [] } }],
};
