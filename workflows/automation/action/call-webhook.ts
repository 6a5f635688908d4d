import { z } from 'zod';
import { FactPath } from '../key.schema.ts';
import { words, type ActionKind } from '../kind.ts';
import { Settable } from './set-fields.ts';

const schema = z.object({
  do: z.literal('webhook.call'),
  url: z.url({ protocol: /^https?$/ }).max(2000),
  /** which of the lead's values are sent, besides its id, number, stage and cause */
  send: z.array(FactPath).max(50).default([]),
  /** which parts of a JSON answer are written to the lead: a path in the answer, and the field */
  answer: z
    .array(z.object({ from: z.string().min(1).max(120), to: Settable }))
    .max(30)
    .default([]),
  withinSeconds: z.number().int().min(1).max(60).default(10),
});

/** A signed POST. An answer of 2xx is a success; any other is a failure that the story shows. */
export const callWebhook: ActionKind<z.infer<typeof schema>> = {
  do: 'webhook.call',
  icon: 'webhook',
  group: 'outside',
  name: words('Вызвать вебхук', 'Call a webhook', 'Вебхук шақыру', 'Викликати вебхук'),
  schema: schema as unknown as z.ZodType<z.infer<typeof schema>>,
  fresh: () => ({ do: 'webhook.call', url: 'https://example.com/hook', send: [], answer: [], withinSeconds: 10 }),
  form: [
    { field: 'url', as: 'url', name: words('Адрес', 'Address', 'Мекенжай', 'Адреса') },
    { field: 'send', as: 'fact', optional: true, name: words('Передать', 'Send', 'Жіберу', 'Передати') },
    {
      field: 'answer',
      as: 'answer',
      optional: true,
      name: words('Из ответа в поля', 'From the answer to fields', 'Жауаптан өрістерге', 'З відповіді в поля'),
    },
    {
      field: 'withinSeconds',
      as: 'number',
      name: words(
        'Ждать ответа, секунд',
        'Wait for the answer, seconds',
        'Жауапты күту, секунд',
        'Чекати на відповідь, секунд',
      ),
    },
  ],
  sentence: ({ url }, speaker) =>
    speaker.say(
      words('вызвать вебхук {url}', 'call the webhook {url}', '{url} вебхугын шақыру', 'викликати вебхук {url}'),
      {
        url: speaker.quoted(hostOf(url)),
      },
    ),
  refers: ({ answer }) =>
    answer.flatMap(({ to }) => (to.startsWith('fields.') ? [{ to: 'field' as const, key: to.slice(7) }] : [])),
  foresee: (_, ahead) => ahead.answer('webhook.answered', { status: 200 }),
  // the channel retries for an hour; a run never waits longer than that for one answer
  answers: () => ({ event: 'webhook.answered', withinSeconds: 3600 }),
};

const hostOf = (url: string): string => /^https?:\/\/([^/?#]+)/.exec(url)?.[1] ?? url;
