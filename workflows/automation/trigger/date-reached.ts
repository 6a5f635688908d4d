import { DateTime } from 'luxon';
import { z } from 'zod';
import { Duration } from '../duration.schema.ts';
import { factAt } from '../facts.ts';
import { FactPath } from '../key.schema.ts';
import { type TriggerKind } from '../kind.ts';

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
  name: { ru: 'Дата в поле', en: 'A date field', kk: 'Өрістегі күн', uk: 'Дата в полі' },
  also: {
    ru: 'день срок дедлайн до даты после даты накануне напомнить',
    en: 'day deadline before after due remind',
    kk: 'күн мерзім дедлайн дейін кейін',
    uk: 'день строк дедлайн до дати після напередодні нагадати',
  },
  schema: schema as unknown as z.ZodType<z.infer<typeof schema>>,
  fresh: () => ({ on: 'date.reached', field: 'createdAt', side: 'at', clock: '10:00' }),
  form: [
    { field: 'field', as: 'date_fact', name: { ru: 'Поле', en: 'Field', kk: 'Өріс', uk: 'Поле' } },
    {
      field: 'side',
      as: 'choice',
      name: { ru: 'Когда', en: 'When', kk: 'Қашан', uk: 'Коли' },
      options: [
        { value: 'before', name: { ru: 'до', en: 'before', kk: 'дейін', uk: 'до' } },
        { value: 'at', name: { ru: 'в срок', en: 'at it', kk: 'сол кезде', uk: 'у строк' } },
        { value: 'after', name: { ru: 'после', en: 'after', kk: 'кейін', uk: 'після' } },
      ],
    },
    {
      field: 'by',
      as: 'duration',
      optional: true,
      name: { ru: 'На сколько', en: 'By', kk: 'Қаншаға', uk: 'На скільки' },
    },
    {
      field: 'clock',
      as: 'clock',
      name: {
        ru: 'Час, если в поле только день',
        en: 'Hour, when the field is a day',
        kk: 'Сағаты',
        uk: 'Година, якщо в полі лише день',
      },
    },
  ],
  sentence: ({ field, side, by }, { say, fact, duration }) =>
    say(
      side === 'at' || !by
        ? {
            ru: 'наступил срок: {{field}}',
            en: 'at {{field}}',
            kk: '{{field}} жеткенде',
            uk: 'настав строк: {{field}}',
          }
        : side === 'before'
          ? {
              ru: '{{by}} до срока: {{field}}',
              en: '{{by}} before {{field}}',
              kk: '{{field}} мерзіміне {{by}} қалғанда',
              uk: '{{by}} до строку: {{field}}',
            }
          : {
              ru: '{{by}} после срока: {{field}}',
              en: '{{by}} after {{field}}',
              kk: '{{field}} мерзімінен кейін {{by}} өткенде',
              uk: '{{by}} після строку: {{field}}',
            },
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
