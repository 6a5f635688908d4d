import { z } from 'zod';
import { Words } from '../../words/words.schema.ts';
import { Key } from '../key.schema.ts';
import { words, type TriggerKind } from '../kind.ts';

const schema = z.object({ on: z.literal('button.pressed'), button: Words });
const hook = z.object({ on: z.literal('webhook.in'), name: Key });

/** A button on the lead's page; pressing it is an order to the process (`lead.steered`, order `press`). */
export const buttonPressed: TriggerKind<z.infer<typeof schema>> = {
  on: 'button.pressed',
  icon: 'click',
  group: 'team',
  name: words('Кнопка в сделке', 'A button on the lead', 'Мәміледегі түйме', 'Кнопка в угоді'),
  schema,
  fresh: () => ({ on: 'button.pressed', button: { ru: 'Сделать' } }),
  form: [{ field: 'button', as: 'words', name: words('Надпись', 'Label', 'Жазуы', 'Напис') }],
  sentence: ({ button }, { say, text }) =>
    say(
      words('нажата кнопка {button}', 'when {button} is pressed', '{button} басылғанда', 'натиснуто кнопку {button}'),
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
  name: words('Вебхук', 'Incoming webhook', 'Кіріс вебхук', 'Вебхук'),
  schema: hook,
  fresh: () => ({ on: 'webhook.in', name: 'ready' }),
  form: [
    {
      field: 'name',
      as: 'text',
      name: words('Имя', 'Name', 'Атауы', 'Ім’я'),
      hint: words(
        'POST /api/v1/leads/{id}/hooks/{имя} с ключом API',
        'POST /api/v1/leads/{id}/hooks/{name} with an API token',
        'POST /api/v1/leads/{id}/hooks/{атауы}, API кілтімен',
        'POST /api/v1/leads/{id}/hooks/{ім’я} з ключем API',
      ),
    },
  ],
  sentence: ({ name }, { say, quoted }) =>
    say(
      words(
        'пришёл вебхук {name}',
        'when the webhook {name} arrives',
        '{name} вебхугы келгенде',
        'надійшов вебхук {name}',
      ),
      {
        name: quoted(name),
      },
    ),
  events: ['lead.hooked'],
  matches: (when, { data }) => data['name'] === when.name,
};
