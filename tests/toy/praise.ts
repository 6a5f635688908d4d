import { z } from 'zod';
import { words, type ActionKind } from '../../workflows/automation/kind.ts';

const schema = z.object({ do: z.literal('lead.praise'), stars: z.number().int().min(1).max(5) });
export type Praise = z.infer<typeof schema>;
export const starsOf = (count: number): string => '★'.repeat(count);

/** A toy action: goes to workflows/automation/action/. */
export const praise: ActionKind<Praise> = {
  do: 'lead.praise',
  icon: 'sparkles',
  group: 'lead',
  name: words('Похвалить', 'Praise', 'Мақтау', 'Похвалити'),
  schema,
  fresh: () => ({ do: 'lead.praise', stars: 5 }),
  form: [{ field: 'stars', as: 'number', name: words('Звёзды', 'Stars', 'Жұлдыздар', 'Зірки') }],
  sentence: ({ stars }, speaker) =>
    speaker.say(words('похвалить на {stars}', 'praise with {stars}', '{stars} мақтау', 'похвалити на {stars}'), {
      stars: starsOf(stars),
    }),
  foresee: ({ stars }, ahead) => ahead.tag({ add: [starsOf(stars)], remove: [] }),
};
