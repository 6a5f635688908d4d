import { z } from 'zod';
import { isEvent } from '../../event/catalogue.ts';
import { doorOf, doors, doorWords } from '../door.ts';
import { Key } from '../../automation/key.schema.ts';
import { type TriggerKind } from '../../automation/kind.ts';

const created = z.object({ on: z.literal('lead.created') });

/** Once in a lead's life, wherever it came from: a form, the API, by hand, an import. */
export const leadCreated: TriggerKind<z.infer<typeof created>> = {
  on: 'lead.created',
  icon: 'sparkles',
  group: 'lead',
  name: { ru: 'Новая сделка', en: 'New lead', kk: 'Жаңа мәміле', uk: 'Нова угода' },
  also: {
    ru: 'заявка лид создана появилась новый',
    en: 'lead created fresh',
    kk: 'өтінім лид құрылды',
    uk: 'заявка лід створена нова',
  },
  schema: created,
  fresh: () => ({ on: 'lead.created' }),
  form: [],
  sentence: (_, { words: say }) =>
    say({ ru: 'появилась сделка', en: 'when a lead is created', kk: 'мәміле пайда болғанда', uk: 'з’явилася угода' }),
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
  name: { ru: 'Пришла заявка', en: 'A lead comes in', kk: 'Өтінім келді', uk: 'Надійшла заявка' },
  also: {
    ru: 'сайт форма лид анкета реклама вручную api',
    en: 'site website form lead request ad hand api',
    kk: 'сайт форма лид сауалнама жарнама қолмен api',
    uk: 'сайт форма лід анкета реклама вручну api',
  },
  schema: form,
  fresh: () => ({ on: 'form.sent' }),
  form: [
    {
      field: 'form',
      as: 'form',
      optional: true,
      name: { ru: 'Только форма', en: 'One form only', kk: 'Тек бір форма', uk: 'Лише форма' },
    },
    {
      field: 'doors',
      as: 'files',
      optional: true,
      shownIf: ({ form }) => form === undefined,
      name: { ru: 'Откуда', en: 'Where from', kk: 'Қайдан', uk: 'Звідки' },
      hint: {
        ru: 'Пусто: отовсюду.',
        en: 'Empty: from anywhere.',
        kk: 'Бос болса: кез келген жерден.',
        uk: 'Порожньо: звідусіль.',
      },
      options: doors.map((value) => ({ value, name: doorWords[value] })),
    },
  ],
  sentence: ({ form: key, doors: by = [...doors] }, { say, quoted, list, words: inWords }) =>
    say(
      key
        ? {
            ru: 'пришла заявка из формы {{form}}',
            en: 'when the form {{form}} is sent',
            kk: '{{form}} формасынан өтінім келгенде',
            uk: 'надійшла заявка з форми {{form}}',
          }
        : {
            ru: 'пришла заявка ({{doors}})',
            en: 'when a lead comes in ({{doors}})',
            kk: 'өтінім келгенде ({{doors}})',
            uk: 'надійшла заявка ({{doors}})',
          },
      { form: key ? quoted(key) : '', doors: list(by.map((door) => inWords(doorWords[door]))) },
    ),
  refers: ({ form: key }) => (key ? [{ to: 'form', key }] : []),
  events: ['lead.created'],
  matches: (when, event) => {
    if (!isEvent(event, 'lead.created')) return false;
    return when.form === undefined ? !when.doors || when.doors.includes(doorOf(event)) : when.form === event.data.form;
  },
};

const responsible = z.object({ on: z.literal('responsible.changed') });

export const responsibleChanged: TriggerKind<z.infer<typeof responsible>> = {
  on: 'responsible.changed',
  icon: 'user-share',
  group: 'team',
  name: {
    ru: 'Сменился ответственный',
    en: 'Responsible person changed',
    kk: 'Жауапты ауысты',
    uk: 'Змінився відповідальний',
  },
  also: {
    ru: 'менеджер назначен передали',
    en: 'manager assigned owner handed',
    kk: 'менеджер тағайындалды',
    uk: 'менеджер призначений передали',
  },
  schema: responsible,
  fresh: () => ({ on: 'responsible.changed' }),
  form: [],
  sentence: (_, { words: say }) =>
    say({
      ru: 'сменился ответственный',
      en: 'when the responsible person changes',
      kk: 'жауапты ауысқанда',
      uk: 'змінився відповідальний',
    }),
  events: ['lead.assigned'],
};
