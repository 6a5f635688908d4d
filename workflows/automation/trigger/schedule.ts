import { DateTime } from 'luxon';
import { z } from 'zod';
import { type TriggerKind } from '../kind.ts';

const schema = z.object({
  on: z.literal('schedule'),
  /** ISO weekdays, 1 is Monday */
  days: z.array(z.number().int().min(1).max(7)).min(1).max(7),
  clock: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
});

const DAYS = {
  ru: ['', 'пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс'],
  en: ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  kk: ['', 'дс', 'сс', 'ср', 'бс', 'жм', 'сб', 'жс'],
  uk: ['', 'пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'нд'],
};

export const schedule: TriggerKind<z.infer<typeof schema>> = {
  on: 'schedule',
  icon: 'calendar-repeat',
  group: 'time',
  name: { ru: 'По расписанию', en: 'On a schedule', kk: 'Кесте бойынша', uk: 'За розкладом' },
  also: {
    ru: 'каждый день неделю утром ежедневно еженедельно понедельник пятница',
    en: 'every day week daily weekly morning monday friday',
    kk: 'күн сайын апта таңертең',
    uk: 'щодня щотижня вранці понеділок п’ятниця',
  },
  schema,
  fresh: () => ({ on: 'schedule', days: [1], clock: '10:00' }),
  form: [
    { field: 'days', as: 'weekdays', name: { ru: 'Дни', en: 'Days', kk: 'Күндер', uk: 'Дні' } },
    { field: 'clock', as: 'clock', name: { ru: 'Время', en: 'Time', kk: 'Уақыты', uk: 'Час' } },
  ],
  sentence: ({ days, clock }, { say, list, language }) =>
    say(
      {
        ru: 'по расписанию: {{days}} в {{clock}}',
        en: 'on {{days}} at {{clock}}',
        kk: 'кесте бойынша: {{days}}, {{clock}}',
        uk: 'за розкладом: {{days}} о {{clock}}',
      },
      {
        days: list([...days].sort().map((day) => DAYS[language][day] ?? '')),
        clock,
      },
    ),
  events: [],
  moment: ({ days, clock }, { after, calendars }) => {
    const [hour = 0, minute = 0] = clock.split(':').map(Number);
    const start = DateTime.fromISO(after, { zone: calendars['']?.zone ?? 'Asia/Almaty' });
    for (let day = 0; day <= 7; day++) {
      const at = start.plus({ days: day }).set({ hour, minute, second: 0, millisecond: 0 });
      if (at > start && days.includes(at.weekday)) return at.toUTC().toISO() ?? undefined;
    }
    return undefined;
  },
};
