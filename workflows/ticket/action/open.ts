import { z } from 'zod';
import { Key } from '../../automation/key.schema.ts';
import type { ActionKind } from '../../automation/kind.ts';
import { Words } from '../../words/words.schema.ts';
import { priorityWords, ticketValueWords } from '../column.words.ts';
import { Priority } from '../priority.schema.ts';

const schema = z.object({
  do: z.literal('ticket.open'),
  pipeline: Key,
  subject: Words,
  priority: Priority.default('normal'),
  topic: z.string().trim().max(60).optional(),
});

/** A ticket of the same client; of a ticket it is a part. */
export const openTicket: ActionKind<z.infer<typeof schema>> = {
  do: 'ticket.open',
  icon: 'lifebuoy',
  group: 'outside',
  name: { ru: 'Завести обращение', en: 'Open a ticket', kk: 'Өтініш ашу', uk: 'Завести звернення' },
  also: {
    ru: 'тикет заявка поддержка создать',
    en: 'request case support create',
    kk: 'тикет қолдау құру',
    uk: 'тікет заявка підтримка створити',
  },
  schema: schema as unknown as z.ZodType<z.infer<typeof schema>>,
  fresh: () => ({
    do: 'ticket.open',
    pipeline: 'support',
    subject: {
      ru: 'Обращение клиента',
      en: 'A request of the client',
      kk: 'Клиенттің өтініші',
      uk: 'Звернення клієнта',
    },
    priority: 'normal',
  }),
  form: [
    {
      field: 'pipeline',
      as: 'desk',
      name: { ru: 'Воронка обращений', en: 'Pipeline of tickets', kk: 'Өтініштер воронкасы', uk: 'Воронка звернень' },
    },
    { field: 'subject', as: 'words', name: ticketValueWords.subject },
    {
      field: 'priority',
      as: 'choice',
      name: ticketValueWords.priority,
      options: Priority.options.map((value) => ({ value, name: priorityWords[value] })),
    },
    { field: 'topic', as: 'text', optional: true, name: ticketValueWords.topic },
  ],
  sentence: ({ subject }, { say, text }) =>
    say(
      {
        ru: 'завести обращение {{subject}}',
        en: 'open the ticket {{subject}}',
        kk: '{{subject}} өтінішін ашу',
        uk: 'завести звернення {{subject}}',
      },
      { subject: text(subject) },
    ),
  refers: ({ pipeline }) => [{ to: 'desk', key: pipeline }],
  orders: ({ do: _, ...order }) => [{ kind: 'ticket', order }],
};
