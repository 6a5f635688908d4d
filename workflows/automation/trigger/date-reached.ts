import { DateTime } from 'luxon';
import { z } from 'zod';
import { Duration } from '../duration.schema.ts';
import { factAt } from '../facts.ts';
import { FactPath } from '../key.schema.ts';
import { words, type TriggerKind } from '../kind.ts';

const schema = z.object({
  on: z.literal('date.reached'),
  /** a date or a moment: `fields.meeting_at`, `createdAt` */
  field: FactPath,
  side: z.enum(['at', 'before', 'after']),
  by: Duration.optional(),
  /** the hour, when the field is a day without one; by the pipeline's zone */
  clock: z
    .string()
    .regex(/^\d\d:\d\d$/)
    .default('10:00'),
});

export const dateReached: TriggerKind<z.infer<typeof schema>> = {
  on: 'date.reached',
  icon: 'calendar-event',
  group: 'time',
  name: words('Дата в поле', 'A date field', 'Өрістегі күн', 'Дата в полі'),
  schema: schema as unknown as z.ZodType<z.infer<typeof schema>>,
  fresh: () => ({ on: 'date.reached', field: 'createdAt', side: 'at', clock: '10:00' }),
  form: [
    { field: 'field', as: 'date_fact', name: words('Поле', 'Field', 'Өріс', 'Поле') },
    {
      field: 'side',
      as: 'choice',
      name: words('Когда', 'When', 'Қашан', 'Коли'),
      options: [
        { value: 'before', name: words('до', 'before', 'дейін', 'до') },
        { value: 'at', name: words('в срок', 'at it', 'сол кезде', 'у термін') },
        { value: 'after', name: words('после', 'after', 'кейін', 'після') },
      ],
    },
    { field: 'by', as: 'duration', optional: true, name: words('На сколько', 'By', 'Қаншаға', 'На скільки') },
    {
      field: 'clock',
      as: 'clock',
      name: words(
        'Час, если в поле только день',
        'Hour, when the field is a day',
        'Сағаты',
        'Година, якщо в полі лише день',
      ),
    },
  ],
  sentence: ({ field, side, by }, { say, fact, duration }) =>
    say(
      side === 'at' || !by
        ? words('наступил срок: {field}', 'at {field}', '{field} жеткенде', 'настав термін: {field}')
        : side === 'before'
          ? words(
              '{by} до срока: {field}',
              '{by} before {field}',
              '{field} дейін {by} қалғанда',
              '{by} до терміну: {field}',
            )
          : words(
              '{by} после срока: {field}',
              '{by} after {field}',
              '{field} кейін {by} өткенде',
              '{by} після терміну: {field}',
            ),
      { field: fact(field), by: by ? duration(by) : '' },
    ),
  refers: ({ field }) => (field.startsWith('fields.') ? [{ to: 'field', key: field.slice(7) }] : []),
  events: [],
  moment: ({ field, side, by, clock }, { facts, after, calendars }) => {
    const value = factAt(facts, field);
    if (typeof value !== 'string') return undefined;
    const zone = calendars['']?.zone ?? 'Asia/Almaty';
    const [hour = 0, minute = 0] = clock.split(':').map(Number);
    const start = /^\d{4}-\d\d-\d\d$/.test(value)
      ? DateTime.fromISO(value, { zone }).set({ hour, minute })
      : DateTime.fromISO(value, { zone });
    if (!start.isValid) return undefined;
    const shift = by && side !== 'at' ? { [by.unit]: by.amount } : {};
    const at = (side === 'before' ? start.minus(shift) : start.plus(shift)).toUTC().toISO() ?? '';
    return at > after ? at : undefined;
  },
};
