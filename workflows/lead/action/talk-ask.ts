import { z } from 'zod';
import { Duration } from '../../automation/duration.schema.ts';
import type { ActionKind } from '../../automation/kind.ts';
import { TalkAccount } from '../../channel/account.schema.ts';
import { isEvent } from '../../event/catalogue.ts';
import { readFieldValue, type ValueField } from '../../field/field-value.ts';
import type { PipelineDefinition } from '../../pipeline/pipeline.schema.ts';
import { Words } from '../../words/words.schema.ts';
import { Settable } from './set-fields.ts';

const schema = z.object({
  do: z.literal('talk.ask'),
  channel: TalkAccount.optional(),
  text: Words,
  /** where the answer goes */
  field: Settable,
  /** said to what cannot be such a value; without it the question itself once more */
  again: Words.optional(),
  /** how often it is asked at most */
  times: z.number().int().min(1).max(5).default(2),
  atMost: Duration,
});
type Ask = z.infer<typeof schema>;

/** A question whose answer, the client's next message, goes into a field. Where none came that fits, the field stays as it was. */
export const talkAsk: ActionKind<Ask> = {
  do: 'talk.ask',
  icon: 'message-question',
  group: 'client',
  name: {
    ru: 'Спросить клиента',
    en: 'Ask the client',
    kk: 'Клиенттен сұрау',
    uk: 'Запитати клієнта',
  },
  also: {
    ru: 'вопрос анкета бот чат поле узнать записать ответ',
    en: 'question survey bot chat field learn answer',
    kk: 'сұрақ сауалнама бот чат өріс жауап',
    uk: 'питання анкета бот чат поле дізнатися записати відповідь',
  },
  schema: schema as unknown as z.ZodType<Ask>,
  fresh: () => ({
    do: 'talk.ask',
    text: {
      ru: 'Как вас зовут?',
      en: 'What is your name?',
      kk: 'Сіздің атыңыз кім?',
      uk: 'Як вас звати?',
    },
    field: 'name',
    times: 2,
    atMost: { amount: 1, unit: 'days' },
  }),
  form: [
    { field: 'text', as: 'words', name: { ru: 'Вопрос', en: 'Question', kk: 'Сұрақ', uk: 'Питання' } },
    {
      field: 'field',
      as: 'settable',
      name: { ru: 'Ответ в поле', en: 'The answer goes to', kk: 'Жауап өрісі', uk: 'Відповідь у поле' },
    },
    {
      field: 'again',
      as: 'words',
      optional: true,
      name: {
        ru: 'Если ответ не подошёл',
        en: 'Where the answer does not fit',
        kk: 'Жауап келмесе',
        uk: 'Якщо відповідь не підійшла',
      },
      hint: {
        ru: 'Например: «Напишите дату так: 25.12.2026». Пусто: вопрос ещё раз',
        en: 'Such as: “Please write the date like this: 25.12.2026”. Empty: the question once more',
        kk: 'Мысалы: «Күнді былай жазыңыз: 25.12.2026». Бос болса: сұрақ тағы бір рет',
        uk: 'Наприклад: «Напишіть дату так: 25.12.2026». Порожньо: питання ще раз',
      },
    },
    {
      field: 'times',
      as: 'number',
      name: { ru: 'Спросить раз', en: 'Times to ask', kk: 'Неше рет сұрау', uk: 'Скільки разів запитати' },
    },
    {
      field: 'atMost',
      as: 'duration',
      name: { ru: 'Ждать не дольше', en: 'Wait at most', kk: 'Ең көбі күту', uk: 'Чекати не довше' },
      hint: {
        ru: 'Дальше поставьте развилку «поле заполнено»: так видно, ответил ли клиент',
        en: 'Put a branch after it, “the field is filled”: it tells whether the client has answered',
        kk: 'Одан кейін «өріс толтырылған» тармағын қойыңыз: клиент жауап берді ме, содан көрінеді',
        uk: 'Далі поставте розгалуження «поле заповнене»: так видно, чи відповів клієнт',
      },
    },
    { field: 'channel', as: 'talk_account', optional: true, name: { ru: 'Где', en: 'Where', kk: 'Қайда', uk: 'Де' } },
  ],
  sentence: ({ text, field, atMost }, { say, text: said, fact, duration }) =>
    say(
      {
        ru: 'спросить {{text}}, ответ записать: {{field}}, ждать не дольше {{duration}}',
        en: 'ask {{text}}, write the answer to {{field}}, wait {{duration}} at most',
        kk: '{{text}} деп сұрап, жауабын {{field}} өрісіне жазу, ең көбі {{duration}} күту',
        uk: 'запитати {{text}}, відповідь записати: {{field}}, чекати не довше {{duration}}',
      },
      { text: said(text), field: fact(field), duration: duration(atMost) },
    ),
  refers: ({ channel, field }) => [
    ...(channel?.includes(':') ? [{ to: 'channel' as const, key: channel }] : []),
    ...(field.startsWith('fields.') ? [{ to: 'field' as const, key: field.slice(7) }] : []),
  ],
  orders: ({ channel: account, text }) => [
    { kind: 'talk', order: { do: 'say', text, ...(account ? { account } : {}) } },
  ],
  answers: ({ atMost: { amount, unit } }) => ({
    event: 'lead.client_wrote',
    withinSeconds: amount * SECONDS[unit],
    from: 'anybody',
  }),
  heard: ({ again, times, ...ask }, event, definition) => {
    const text = isEvent(event, 'lead.client_wrote') ? (event.data.text ?? '').trim() : '';
    const value = valueIn(definition, ask.field, text);
    return value === undefined
      ? { again: { ...ask, times, text: again ?? ask.text }, times }
      : { does: { do: 'lead.set', set: [{ field: ask.field, to: { value } }] } as { do: string } };
  },
};

const SECONDS = { seconds: 1, minutes: 60, hours: 3600, days: 86_400, weeks: 604_800, months: 2_592_000 };

/** What the client wrote as the field keeps it, by the field's own rule; undefined where it is no such value. */
const valueIn = (
  { fields }: Pick<PipelineDefinition, 'fields'>,
  path: string,
  text: string,
): string | number | boolean | undefined => {
  if (text === '') return undefined;
  const own = fields.find(({ key }) => `fields.${key}` === path);
  const field: ValueField = own ?? { type: path === 'amount.amount' ? 'number' : 'text' };
  const read = readFieldValue(field, text.slice(0, 2000));
  if ('why' in read || read.value === null) return undefined;
  return Array.isArray(read.value) ? read.value.join(';') : read.value;
};
