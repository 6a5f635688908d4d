import { z } from 'zod';
import type { ActionKind } from '../kind.ts';
import { Words } from '../../words/words.schema.ts';

const assign = z.object({ do: z.literal('talk.assign'), to: z.enum(['responsible', 'nobody']) });
const close = z.object({ do: z.literal('talk.close'), result: z.string().trim().max(500).optional() });
const note = z.object({ do: z.literal('talk.note'), text: Words });

export const talkAssign: ActionKind<z.infer<typeof assign>> = {
  do: 'talk.assign',
  icon: 'user-share',
  group: 'team',
  name: {
    ru: 'Передать переписку',
    en: 'Hand the conversation over',
    kk: 'Хат алмасуды беру',
    uk: 'Передати листування',
  },
  also: {
    ru: 'назначить чат оператор ответственный очередь',
    en: 'assign chat operator responsible queue',
    kk: 'тағайындау чат оператор жауапты кезек',
    uk: 'призначити чат оператор відповідальний черга',
  },
  schema: assign,
  fresh: () => ({ do: 'talk.assign', to: 'responsible' }),
  form: [
    {
      field: 'to',
      as: 'choice',
      name: { ru: 'Кому', en: 'To whom', kk: 'Кімге', uk: 'Кому' },
      options: [
        {
          value: 'responsible',
          name: { ru: 'Ответственному', en: 'The responsible person', kk: 'Жауаптыға', uk: 'Відповідальному' },
        },
        { value: 'nobody', name: { ru: 'Кто возьмёт', en: 'Whoever takes it', kk: 'Кім алса', uk: 'Хто візьме' } },
      ],
    },
  ],
  sentence: ({ to }, { words }) =>
    words(
      to === 'responsible'
        ? {
            ru: 'передать переписку ответственному',
            en: 'hand the conversation over to the responsible person',
            kk: 'хат алмасуды жауаптыға беру',
            uk: 'передати листування відповідальному',
          }
        : {
            ru: 'отдать переписку тому, кто возьмёт',
            en: 'leave the conversation to whoever takes it',
            kk: 'хат алмасуды кім алса, соған қалдыру',
            uk: 'віддати листування тому, хто візьме',
          },
    ),
  orders: ({ to }) => [{ kind: 'talk', order: { do: 'assign', to } }],
};

export const talkClose: ActionKind<z.infer<typeof close>> = {
  do: 'talk.close',
  icon: 'square-x',
  group: 'team',
  name: {
    ru: 'Закрыть переписку',
    en: 'Close the conversation',
    kk: 'Хат алмасуды жабу',
    uk: 'Закрити листування',
  },
  also: {
    ru: 'чат завершить итог',
    en: 'chat finish result',
    kk: 'чат аяқтау қорытынды',
    uk: 'чат завершити підсумок',
  },
  schema: close,
  fresh: () => ({ do: 'talk.close' }),
  form: [
    {
      field: 'result',
      as: 'text',
      optional: true,
      name: { ru: 'Результат', en: 'Result', kk: 'Нәтиже', uk: 'Результат' },
    },
  ],
  sentence: ({ result }, { say, quoted }) =>
    say(
      result
        ? {
            ru: 'закрыть переписку: {{result}}',
            en: 'close the conversation: {{result}}',
            kk: 'хат алмасуды жабу: {{result}}',
            uk: 'закрити листування: {{result}}',
          }
        : { ru: 'закрыть переписку', en: 'close the conversation', kk: 'хат алмасуды жабу', uk: 'закрити листування' },
      { result: quoted(result ?? '') },
    ),
  orders: ({ result }) => [{ kind: 'talk', order: { do: 'close', ...(result ? { result } : {}) } }],
};

export const talkNote: ActionKind<z.infer<typeof note>> = {
  do: 'talk.note',
  icon: 'note',
  group: 'team',
  name: {
    ru: 'Заметка в переписке',
    en: 'A note in the conversation',
    kk: 'Хат алмасудағы жазба',
    uk: 'Нотатка в листуванні',
  },
  also: {
    ru: 'для своих чат комментарий подсказка оператору',
    en: 'for the team chat comment hint operator',
    kk: 'өзіміз үшін чат түсініктеме операторға',
    uk: 'для своїх чат коментар підказка оператору',
  },
  schema: note,
  fresh: () => ({
    do: 'talk.note',
    text: {
      ru: 'Клиент ждёт ответа',
      en: 'The client is waiting for an answer',
      kk: 'Клиент жауап күтіп тұр',
      uk: 'Клієнт чекає на відповідь',
    },
  }),
  form: [{ field: 'text', as: 'words', name: { ru: 'Текст', en: 'Text', kk: 'Мәтін', uk: 'Текст' } }],
  sentence: ({ text }, { say, text: said }) =>
    say(
      {
        ru: 'заметка в переписке {{text}}',
        en: 'note {{text}} in the conversation',
        kk: 'хат алмасуға {{text}} деп жазба қалдыру',
        uk: 'нотатка в листуванні {{text}}',
      },
      { text: said(text) },
    ),
  orders: ({ text }) => [{ kind: 'talk', order: { do: 'note', text } }],
};
