import { z } from 'zod';
import { doorOf, doors, doorWords } from '../../lead/door.ts';
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

const form = z.object({
  on: z.literal('form.sent'),
  form: Key.optional(),
  /** how the lead came; any door by default, and the form alone where one is named */
  doors: z.array(z.enum(doors)).min(1).max(doors.length).optional(),
});

/** A lead comes in: by the named form, else by any door, so that a client of an ad is not treated worse than one of a form. */
export const formSent: TriggerKind<z.infer<typeof form>> = {
  on: 'form.sent',
  icon: 'forms',
  group: 'client',
  name: words('Пришла заявка', 'A lead comes in', 'Өтінім келді', 'Надійшла заявка'),
  schema: form,
  fresh: () => ({ on: 'form.sent' }),
  form: [
    {
      field: 'form',
      as: 'form',
      optional: true,
      name: words('Только форма', 'One form only', 'Тек бір форма', 'Лише форма'),
    },
    {
      field: 'doors',
      as: 'files',
      optional: true,
      shownIf: { field: 'form', is: undefined },
      name: words('Откуда', 'Where from', 'Қайдан', 'Звідки'),
      hint: words('Пусто: отовсюду.', 'Empty: from anywhere.', 'Бос болса: кез келген жерден.', 'Порожньо: звідусіль.'),
      options: doors.map((value) => ({ value, name: doorWords[value] })),
    },
  ],
  sentence: ({ form: key, doors: by = [...doors] }, { say, quoted, list, words: inWords }) =>
    say(
      key
        ? words(
            'пришла заявка из формы {form}',
            'when the form {form} is sent',
            '{form} формасынан өтінім келгенде',
            'надійшла заявка з форми {form}',
          )
        : words(
            'пришла заявка ({doors})',
            'when a lead comes in ({doors})',
            'өтінім келгенде ({doors})',
            'надійшла заявка ({doors})',
          ),
      { form: key ? quoted(key) : '', doors: list(by.map((door) => inWords(doorWords[door]))) },
    ),
  refers: ({ form: key }) => (key ? [{ to: 'form', key }] : []),
  events: ['lead.created'],
  matches: (when, event) =>
    when.form === undefined ? !when.doors || when.doors.includes(doorOf(event)) : when.form === event.data['form'],
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
