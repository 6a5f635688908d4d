import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Calendar, HolidaySet } from '../../workflows/calendar/calendar.schema.ts';
import type { Database } from '../client.ts';

/** Holidays of KZ, RU and UA, and the demo's calendar with those of KZ; what exists already is left alone. */
export const seedCalendar = async (db: Database): Promise<void> => {
  const sets = ['kz', 'ru', 'ua'].map(seededHolidays);
  await db.pool.query(
    `INSERT INTO holiday_set (key, name, days) SELECT key, name, days FROM jsonb_to_recordset($1) AS s(key text, name jsonb, days jsonb)
     ON CONFLICT (key) DO NOTHING`,
    [JSON.stringify(sets)],
  );
  const { key, name, zone, week, holidaySets } = seededCalendar();
  await db.pool.query(
    'INSERT INTO calendar (key, name, zone, week, holiday_sets) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (key) DO NOTHING',
    [key, name, zone, JSON.stringify(week), holidaySets],
  );
};

export const seededHolidays = (country: string): HolidaySet =>
  HolidaySet.omit({ revision: true }).parse(read(`holidays/${country}.json`)) as HolidaySet;

export const seededCalendar = () =>
  Calendar.pick({ key: true, name: true, zone: true, week: true, holidaySets: true }).parse(read('calendar.json'));

const read = (name: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8'));
