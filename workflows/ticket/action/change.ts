import { z } from 'zod';
import type { ActionKind } from '../../automation/kind.ts';
import { priorityWords, ticketValueWords } from '../column.words.ts';
import { Priority } from '../priority.schema.ts';

const label = z.string().trim().max(60).optional();
const schema = z.object({ do: z.literal('ticket.change'), priority: Priority.optional(), type: label, topic: label });

export const changeTicket: ActionKind<z.infer<typeof schema>> = {
  do: 'ticket.change',
  icon: 'edit',
  group: 'lead',
  name: { ru: 'Изменить обращение', en: 'Change the ticket', kk: 'Өтінішті өзгерту', uk: 'Змінити звернення' },
  also: {
    ru: 'приоритет вид раздел срочно',
    en: 'priority type topic urgent',
    kk: 'басымдық түрі бөлім',
    uk: 'пріоритет вид розділ',
  },
  schema: schema as unknown as z.ZodType<z.infer<typeof schema>>,
  fresh: () => ({ do: 'ticket.change', priority: 'high' }),
  form: [
    {
      field: 'priority',
      as: 'choice',
      optional: true,
      name: ticketValueWords.priority,
      options: Priority.options.map((value) => ({ value, name: priorityWords[value] })),
    },
    { field: 'type', as: 'text', optional: true, name: ticketValueWords.type },
    { field: 'topic', as: 'text', optional: true, name: ticketValueWords.topic },
  ],
  sentence: ({ priority, type, topic }, { words }) =>
    [
      priority && `${words(ticketValueWords.priority)}: ${words(priorityWords[priority])}`,
      type && `${words(ticketValueWords.type)}: ${type}`,
      topic && `${words(ticketValueWords.topic)}: ${topic}`,
    ]
      .filter(Boolean)
      .join('; '),
};
