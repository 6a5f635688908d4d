import { plainDigits, plainText } from '../words/plain.ts';
import type { Cell } from './import.schema.ts';

/** How 01/02/2024 is read; null: nobody has said. */
export type DayOrder = 'day' | 'month' | null;

/**
 * A day, perhaps with its time, as people and programs write it in tables: `2024-02-03` or `2024-02-03 10:30`; what cannot be read comes back as
 * it is. Two figures of a year are those nearest to ours.
 */
export const dayText = (cell: Cell, order: DayOrder): string => {
  if (typeof cell === 'number') return serial(cell) ?? String(cell);
  const text = plainDigits(plainText(String(cell ?? '')));
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return text;
  const { day, time } = parted(text);
  const read = (time === '' ? serialText(day) : undefined) ?? compact(day) ?? numbered(day, order) ?? worded(day);
  return read === undefined ? text : `${read}${time && ` ${time}`}`;
};

/** Whether a text is a date in which day and month may be either. */
export const isTwoWays = (cell: Cell): boolean => {
  const { day } = parted(plainDigits(plainText(String(cell ?? ''))));
  const [, one = '', two = ''] = /^(\d{1,2})[-/](\d{1,2})[-/](?:\d{4}|\d\d)$/.exec(day) ?? [];
  return one !== '' && Number(one) <= 12 && Number(two) <= 12 && Number(one) !== Number(two);
};

/** What the dates of a file say about each other: one with 13 or more in a place tells which is the day; null where they disagree. */
export const orderIn = (rows: Cell[][]): DayOrder => {
  const said = new Set<DayOrder>();
  for (const cell of rows.flat()) {
    const { day } = parted(
      plainDigits(
        String(cell ?? '')
          .slice(0, 40)
          .trim(),
      ),
    );
    const [, one = '', two = ''] = /^(\d{1,2})[-/](\d{1,2})[-/](?:\d{4}|\d\d)$/.exec(day) ?? [];
    if (Number(one) > 12 && Number(two) <= 12) said.add('day');
    if (Number(two) > 12 && Number(one) <= 12) said.add('month');
  }
  return said.size === 1 ? [...said][0]! : null;
};

const parted = (text: string): { day: string; time: string } => {
  const [, day = text, hours = '', minutes = '', half = ''] =
    /^(.+?)(?:[,T]?\s+|T)(\d{1,2}):(\d\d)(?::\d\d(?:\.\d+)?)?\s*([ap]\.?m\.?)?$/i.exec(text) ?? [];
  if (hours === '') return { day, time: '' };
  const hour = half === '' ? Number(hours) : (Number(hours) % 12) + (/^p/i.test(half) ? 12 : 0);
  return { day: day.trim(), time: `${String(hour).padStart(2, '0')}:${minutes}` };
};

const DAY_MS = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 30);
/** Days since the end of 1899, as spreadsheets count them: from 1954 to 2119, so that a price is no day. */
const serial = (days: number): string | undefined => {
  if (days < 20_000 || days > 80_400) return undefined;
  const text = new Date(EPOCH + Math.round((days * DAY_MS) / 60_000) * 60_000).toISOString();
  return Number.isInteger(days) ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 16)}`;
};
const serialText = (text: string): string | undefined =>
  /^\d{5}([.,]\d+)?$/.test(text) ? serial(Number(text.replace(',', '.'))) : undefined;

const compact = (text: string): string | undefined => {
  const [, year, month, day] = /^((?:19|20)\d\d)([01]\d)([0-3]\d)$/.exec(text) ?? [];
  return year && `${year}-${month}-${day}`;
};

const numbered = (text: string, order: DayOrder): string | undefined => {
  const first = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(text);
  if (first) return `${first[1]}-${first[2]!.padStart(2, '0')}-${first[3]!.padStart(2, '0')}`;
  const [, one = '', sign = '', two = '', year = ''] = /^(\d{1,2})([-./])(\d{1,2})\2(\d{4}|\d\d)$/.exec(text) ?? [];
  if (one === '') return undefined;
  const isMonthFirst = sign !== '.' && (order === 'month' ? Number(one) <= 12 : Number(two) > 12);
  const isOpen = sign !== '.' && order === null && Number(one) <= 12 && Number(two) <= 12 && one !== two;
  if (isOpen) return `${one}${sign}${two}${sign}${whole(year)}`;
  const [day, month] = isMonthFirst ? [two, one] : [one, two];
  return `${whole(year)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
};

/** How many years ahead two figures may mean. */
const AHEAD = 20;
const whole = (year: string): string => {
  if (year.length === 4) return year;
  const now = new Date().getUTCFullYear();
  const near = Math.floor(now / 100) * 100 + Number(year);
  return String(near > now + AHEAD ? near - 100 : near);
};

/** `3 февраля 2024 г.`, `Feb 3, 2024`, `2024 жылғы 3 ақпан`. */
const worded = (text: string): string | undefined => {
  const words = text.toLowerCase().replace(/[.,]/g, ' ').split(/\s+/).filter(Boolean);
  const month = words.map((word) => months.findIndex((names) => names.some((name) => word.startsWith(name))));
  const found = month.find((index) => index !== -1);
  const numbers = words.filter((word) => /^\d+(st|nd|rd|th)?$/.test(word)).map((word) => word.replace(/\D/g, ''));
  const year = numbers.find((number) => number.length === 4);
  const day = numbers.find((number) => number.length <= 2);
  if (found === undefined || !year || !day || numbers.length !== 2 || words.length > 5) return undefined;
  return `${year}-${String(found + 1).padStart(2, '0')}-${day.padStart(2, '0')}`;
};

/** Beginnings of their names, in Russian, English, Kazakh and Ukrainian. */
const months = [
  ['янв', 'jan', 'қаң', 'січ'],
  ['фев', 'feb', 'ақп', 'лют'],
  ['мар', 'mar', 'нау', 'бер'],
  ['апр', 'apr', 'сәу', 'кві'],
  ['май', 'мая', 'may', 'мам', 'тра'],
  ['июн', 'jun', 'маус', 'чер'],
  ['июл', 'jul', 'шіл', 'лип'],
  ['авг', 'aug', 'там', 'сер'],
  ['сен', 'sep', 'қыр', 'вер'],
  ['окт', 'oct', 'қаз', 'жов'],
  ['ноя', 'nov', 'қар', 'лис'],
  ['дек', 'dec', 'жел', 'гру'],
];
