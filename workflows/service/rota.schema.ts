import { z } from 'zod';
import { Key } from '../automation/key.schema.ts';
import { Words } from '../words/words.schema.ts';

/** Who is called when nobody else answers: one after another, each in her own hours. */
export const Rota = z.object({
  key: Key,
  name: Words,
  group: z.uuid().nullable().default(null).meta({ description: 'for work of this group; null: of the whole house' }),
  people: z
    .array(
      z.object({
        user: z.uuid(),
        calendar: Key.nullable().default(null).meta({ description: 'on call in its hours; null: around the clock' }),
      }),
    )
    .max(50),
  turns: z
    .object({
      since: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/),
      weeks: z.number().int().min(1).max(8),
    })
    .optional()
    .meta({
      description:
        'the list goes round: from this moment, by the clock of the house, the first is called first for so many weeks, then the second, and so on; without it the order stays',
    }),
  silentMinutes: z.number().int().min(1).max(1440).default(10).meta({
    description: 'whoever has not said by then that she has it: the next one is called',
  }),
  mail: z.boolean().default(true).meta({ description: 'by e-mail, beside the bell and the team’s bot' }),
  phone: z.boolean().default(false).meta({ description: 'her phone rings, where there is a line' }),
});
export type Rota = z.infer<typeof Rota>;

export const Rotas = z.object({ rotas: z.array(Rota).max(50), revision: z.number().int() }).meta({ id: 'Rotas' });
export type Rotas = z.infer<typeof Rotas>;

/** The rotas as they are now. */
export const RotasNow = Rotas.extend({
  now: z
    .record(z.string(), z.array(z.uuid()))
    .meta({ description: 'who is on call by each rota, in the order of calling' }),
  line: z.boolean().meta({ description: 'whether there is a line by which a phone can be rung' }),
  silent: z.array(z.uuid()).meta({ description: 'people of rotas whose own phone number is not known' }),
}).meta({ id: 'RotasNow' });
export type RotasNow = z.infer<typeof RotasNow>;
