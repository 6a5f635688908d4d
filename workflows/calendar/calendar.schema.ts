import { z } from 'zod';
import { Key } from '../automation/key.schema.ts';
import { Words } from '../words/words.schema.ts';

const Time = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'a time from 00:00 to 24:00');
/** From and to, local time; over midnight is two intervals. */
export const Interval = z.tuple([Time, Time]).refine(([from, to]) => from < to, 'begins before it ends');
const Weekday = z.enum(['1', '2', '3', '4', '5', '6', '7']);
export const Week = z
  .partialRecord(Weekday, z.array(Interval).max(12))
  .meta({ description: 'working intervals per ISO weekday, "1" is Monday; a weekday that is not named is off' });
export type Week = z.infer<typeof Week>;

const isZone = (zone: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
};
const Zone = z.string().min(1).max(60).refine(isZone, 'an IANA time zone').meta({ description: 'IANA' });
const Country = z.string().regex(/^[A-Z]{2}$/);

export const OwnDay = z
  .union([z.iso.date(), z.object({ date: z.iso.date(), working: z.literal(true) }).strict()])
  .meta({
    description: 'a date that is off, or `{ date, working: true }`: worked whatever the week and the countries say',
  });

export const NewCalendar = z.object({
  name: z.string().trim().min(1).max(80),
  zone: Zone,
  week: Week,
  holidays: z.array(OwnDay).max(2000).default([]),
  holidaySets: z.array(Country).max(20).default([]),
});
export type NewCalendar = z.infer<typeof NewCalendar>;

/** What is not named stays; `revision` is the one that the caller read. */
export const CalendarPatch = z.object({
  revision: z.number().int(),
  name: NewCalendar.shape.name.optional(),
  zone: Zone.optional(),
  week: Week.optional(),
  holidays: z.array(OwnDay).max(2000).optional(),
  holidaySets: z.array(Country).max(20).optional(),
});
export type CalendarPatch = z.infer<typeof CalendarPatch>;

export const Calendar = z
  .object({
    id: z.uuid(),
    key: Key,
    name: z.string(),
    zone: z.string().meta({ description: 'IANA' }),
    week: z
      .record(z.string(), z.array(z.tuple([z.string(), z.string()])))
      .meta({ description: 'working intervals per ISO weekday, "1" to "7"' }),
    holidays: z.array(OwnDay).meta({ description: 'its own days' }),
    holidaySets: z.array(z.string()).meta({ description: 'countries whose holidays it keeps' }),
    revision: z.number().int(),
  })
  .meta({ id: 'Calendar' });
export type Calendar = z.infer<typeof Calendar>;

export const HolidayDay = z.object({
  date: z.iso.date(),
  name: Words,
  working: z.boolean().nullable().meta({
    description:
      'false: off; true: worked though the week says no, a day that the state moved; null: named only, as the week says',
  }),
  week: z
    .union([z.literal(5), z.literal(6)])
    .optional()
    .meta({
      description: 'only where so many days a week are worked: a Saturday that meets a holiday moves it for five only',
    }),
});
export type HolidayDay = z.infer<typeof HolidayDay>;

export const HolidaySet = z
  .object({ key: Country, name: Words, days: z.array(HolidayDay).max(1000), revision: z.number().int() })
  .meta({ id: 'HolidaySet' });
export type HolidaySet = z.infer<typeof HolidaySet>;

export const HolidaySetPatch = z.object({ revision: z.number().int(), days: z.array(HolidayDay).max(1000) });

/** Where a calendar, a team or a user is named. */
export const Uses = z
  .object({
    people: z.array(z.string()),
    pipelines: z.array(z.object({ key: z.string(), name: Words })),
    leads: z.number().int().meta({ description: 'open leads that she holds' }),
    tasks: z.number().int().meta({ description: 'open tasks of hers' }),
  })
  .meta({ id: 'Uses' });
export type Uses = z.infer<typeof Uses>;
