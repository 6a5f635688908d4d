import { z } from 'zod';
import { Key } from '../key.schema.ts';
import { words, type TriggerKind } from '../kind.ts';

const created = z.object({ on: z.literal('lead.created') });

/** Once in a lead's life, wherever it came from: a form, the API, by hand, an import. */
export const leadCreated: TriggerKind<z.infer<typeof created>> = {
  on: 'lead.created',
  icon: 'sparkles',
  group: 'lead',
  name: words('Новая сделка', 'New lead', 'Жаңа мәміле', 'Нова угода'),
  schema: created,
  fresh: () => ({ on: 'lead.created' }),
  form: [],
  sentence: (_, { words: say }) =>
    say(words('появилась сделка', 'when a lead is created', 'мәміле пайда болғанда', 'з’явилася угода')),
  events: ['lead.created'],
};

const form = z.object({ on: z.literal('form.sent'), form: Key.optional() });

export const formSent: TriggerKind<z.infer<typeof form>> = {
  on: 'form.sent',
  icon: 'forms',
  group: 'client',
  name: words('Заявка из формы', 'Form sent', 'Формадан өтінім', 'Заявка з форми'),
  schema: form,
  fresh: () => ({ on: 'form.sent' }),
  form: [{ field: 'form', as: 'form', optional: true, name: words('Форма', 'Form', 'Форма', 'Форма') }],
  sentence: ({ form: key }, { say, quoted }) =>
    say(
      key
        ? words(
            'пришла заявка из формы {form}',
            'when the form {form} is sent',
            '{form} формасынан өтінім келгенде',
            'надійшла заявка з форми {form}',
          )
        : words('пришла заявка из формы', 'when a form is sent', 'формадан өтінім келгенде', 'надійшла заявка з форми'),
      { form: key ? quoted(key) : '' },
    ),
  refers: ({ form: key }) => (key ? [{ to: 'form', key }] : []),
  events: ['lead.created'],
  matches: (when, { data }) =>
    typeof data['form'] === 'string' && (when.form === undefined || when.form === data['form']),
};

const responsible = z.object({ on: z.literal('responsible.changed') });

export const responsibleChanged: TriggerKind<z.infer<typeof responsible>> = {
  on: 'responsible.changed',
  icon: 'user-share',
  group: 'team',
  name: words('Сменился ответственный', 'Responsible person changed', 'Жауапты ауысты', 'Змінився відповідальний'),
  schema: responsible,
  fresh: () => ({ on: 'responsible.changed' }),
  form: [],
  sentence: (_, { words: say }) =>
    say(
      words(
        'сменился ответственный',
        'when the responsible person changes',
        'жауапты ауысқанда',
        'змінився відповідальний',
      ),
    ),
  events: ['lead.assigned'],
};
