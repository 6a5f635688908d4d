import { z } from 'zod';
import { isEvent } from '../../event/catalogue.ts';
import { Words } from '../../words/words.schema.ts';
import { Key } from '../key.schema.ts';
import { type TriggerKind } from '../kind.ts';

const schema = z.object({ on: z.literal('button.pressed'), button: Words });
const hook = z.object({ on: z.literal('webhook.in'), name: Key });

/** A button on the lead's page; pressing it is an order to the process (`lead.steered`, order `press`). */
export const buttonPressed: TriggerKind<z.infer<typeof schema>> = {
  on: 'button.pressed',
  icon: 'click',
  group: 'team',
  name: { ru: 'Кнопка в сделке', en: 'A button on the lead', kk: 'Мәміледегі түйме', uk: 'Кнопка в угоді' },
  also: { ru: 'вручную нажать кнопка', en: 'by hand manual press', kk: 'қолмен басу', uk: 'вручну натиснути' },
  schema,
  fresh: () => ({ on: 'button.pressed', button: { ru: 'Сделать' } }),
  form: [{ field: 'button', as: 'words', name: { ru: 'Надпись', en: 'Label', kk: 'Жазуы', uk: 'Напис' } }],
  sentence: ({ button }, { say, text }) =>
    say(
      {
        ru: 'нажата кнопка {{button}}',
        en: 'when {{button}} is pressed',
        kk: '{{button}} басылғанда',
        uk: 'натиснуто кнопку {{button}}',
      },
      {
        button: text(button),
      },
    ),
  events: [],
};

export const webhookIn: TriggerKind<z.infer<typeof hook>> = {
  on: 'webhook.in',
  icon: 'webhook',
  group: 'outside',
  name: { ru: 'Вебхук', en: 'Incoming webhook', kk: 'Кіріс вебхук', uk: 'Вебхук' },
  also: {
    ru: 'webhook интеграция сайт api',
    en: 'integration api',
    kk: 'webhook интеграция api',
    uk: 'webhook інтеграція api',
  },
  schema: hook,
  fresh: () => ({ on: 'webhook.in', name: 'ready' }),
  form: [
    {
      field: 'name',
      as: 'text',
      name: { ru: 'Имя', en: 'Name', kk: 'Атауы', uk: 'Ім’я' },
      hint: {
        ru: 'POST /api/v1/leads/{id}/hooks/{имя} с ключом API',
        en: 'POST /api/v1/leads/{id}/hooks/{name} with an API token',
        kk: 'POST /api/v1/leads/{id}/hooks/{атауы}, API кілтімен',
        uk: 'POST /api/v1/leads/{id}/hooks/{ім’я} з ключем API',
      },
    },
  ],
  sentence: ({ name }, { say, quoted }) =>
    say(
      {
        ru: 'пришёл вебхук {{name}}',
        en: 'when the webhook {{name}} arrives',
        kk: '{{name}} вебхугы келгенде',
        uk: 'надійшов вебхук {{name}}',
      },
      {
        name: quoted(name),
      },
    ),
  events: ['lead.hooked'],
  matches: (when, event) => isEvent(event, 'lead.hooked') && event.data.name === when.name,
};
