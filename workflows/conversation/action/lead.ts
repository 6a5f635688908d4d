import { z } from 'zod';
import { Key } from '../../automation/key.schema.ts';
import type { ActionKind } from '../../automation/kind.ts';

const schema = z.object({ do: z.literal('conversation.lead'), pipeline: Key });

/** A lead of the client, where the conversation is about none: what is said there from now on stands in its story, too. */
export const makeLead: ActionKind<z.infer<typeof schema>> = {
  do: 'conversation.lead',
  icon: 'coins',
  group: 'outside',
  name: { ru: 'Завести сделку', en: 'Open a lead', kk: 'Мәміле ашу', uk: 'Завести угоду' },
  also: {
    ru: 'лид создать воронка продажа',
    en: 'deal create pipeline sale',
    kk: 'лид құру воронка сату',
    uk: 'лід створити воронка продаж',
  },
  schema,
  fresh: () => ({ do: 'conversation.lead', pipeline: 'sales' }),
  form: [
    {
      field: 'pipeline',
      as: 'pipeline',
      name: { ru: 'Воронка сделок', en: 'Pipeline of leads', kk: 'Мәмілелер воронкасы', uk: 'Воронка угод' },
    },
  ],
  sentence: (_, { words }) => words({ ru: 'завести сделку', en: 'open a lead', kk: 'мәміле ашу', uk: 'завести угоду' }),
  refers: ({ pipeline }) => [{ to: 'pipeline', key: pipeline }],
  orders: ({ pipeline }) => [{ kind: 'newLead', order: { pipeline } }],
};
