import { z } from 'zod';
import { FactPath } from '../../automation/key.schema.ts';
import { type ActionKind } from '../../automation/kind.ts';
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
  name: { ru: 'Вызвать вебхук', en: 'Call a webhook', kk: 'Вебхук шақыру', uk: 'Викликати вебхук' },
  also: {
    ru: 'webhook интеграция api',
    en: 'integration api',
    kk: 'webhook интеграция api',
    uk: 'webhook інтеграція api',
  },
  schema: schema as unknown as z.ZodType<z.infer<typeof schema>>,
  fresh: () => ({ do: 'webhook.call', url: 'https://example.com/hook', send: [], answer: [], withinSeconds: 10 }),
  form: [
    { field: 'url', as: 'url', name: { ru: 'Адрес', en: 'Address', kk: 'Мекенжай', uk: 'Адреса' } },
    { field: 'send', as: 'fact', optional: true, name: { ru: 'Передать', en: 'Send', kk: 'Жіберу', uk: 'Передати' } },
    {
      field: 'answer',
      as: 'answer',
      optional: true,
      name: {
        ru: 'Из ответа в поля',
        en: 'From the answer to fields',
        kk: 'Жауаптан өрістерге',
        uk: 'З відповіді в поля',
      },
    },
    {
      field: 'withinSeconds',
      as: 'number',
      name: {
        ru: 'Ждать ответа, секунд',
        en: 'Wait for the answer, seconds',
        kk: 'Жауапты күту, секунд',
        uk: 'Чекати на відповідь, секунд',
      },
    },
  ],
  sentence: ({ url }, speaker) =>
    speaker.say(
      {
        ru: 'вызвать вебхук {{url}}',
        en: 'call the webhook {{url}}',
        kk: '{{url}} вебхугын шақыру',
        uk: 'викликати вебхук {{url}}',
      },
      {
        url: speaker.quoted(hostOf(url)),
      },
    ),
  refers: ({ answer }) =>
    answer.flatMap(({ to }) => (to.startsWith('fields.') ? [{ to: 'field' as const, key: to.slice(7) }] : [])),
  reads: ({ send }) => send,
  calls: ({ url }) => [url],
  orders: ({ do: _, ...order }) => [{ kind: 'webhook', order }],
  // the channel retries for an hour; a run never waits longer than that for one answer
  answers: () => ({ event: 'webhook.answered', withinSeconds: 3600 }),
};

const hostOf = (url: string): string => /^https?:\/\/([^/?#]+)/.exec(url)?.[1] ?? url;
