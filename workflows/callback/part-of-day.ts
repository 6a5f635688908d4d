import { DateTime } from 'luxon';
import type { Words } from '../words/words.schema.ts';
import type { Window } from './callback.schema.ts';
import { nextCallingMoment, type CallingHours } from './calling-hours.ts';
import { soonestWindow } from './window.ts';

const SOON = 'soon';
const MINUTE_MS = 60_000;
/** So much of an hour must be left for it to be meant today. */
const LEAST_MS = 15 * MINUTE_MS;

/** When a client may ask to be called, as an answer of a form: `soon`, or hours of the client's own day, "18:00-20:00". */
export const isPartOfDay = (value: string): boolean => value === SOON || minutesOf(value) !== undefined;

const minutesOf = (value: string): [from: number, to: number] | undefined => {
  const [, ...read] = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)$/.exec(value) ?? [];
  const [hour = 0, minute = 0, untilHour = 0, untilMinute = 0] = read.map(Number);
  const [from, to] = [hour * 60 + minute, untilHour * 60 + untilMinute];
  return from < to && to <= 24 * 60 ? [from, to] : undefined;
};

/**
 * The next time that is meant on which the client may be called: today if enough of it is left. Hours at which nobody is called within a week are as
 * soon as possible.
 */
export const windowOfPart = (
  value: string,
  { now, hours, minutes }: { now: string; hours: CallingHours; minutes: number },
): Window => {
  const soonest = soonestWindow(hours, now, minutes);
  const part = minutesOf(value);
  if (!part) return soonest;
  const today = DateTime.fromISO(now, { zone: hours[0]?.zone ?? 'UTC' }).startOf('day');
  const days = Array.from({ length: 8 }, (_, days) => today.plus({ days }))
    .map((day): Window => ({ from: atMinute(day, part[0]), to: atMinute(day, part[1]) }))
    .filter(({ to }) => Date.parse(to) - Date.parse(now) >= LEAST_MS)
    .map(({ from, to }) => ({ from: from < now ? now : from, to }));
  const permitted = days.find(({ from, to }) => {
    const next = nextCallingMoment(hours, from);
    return next !== undefined && next < to;
  });
  return permitted ?? soonest;
};

const atMinute = (day: DateTime, minute: number): string =>
  (minute === 24 * 60 ? day.plus({ days: 1 }) : day.set({ hour: Math.floor(minute / 60), minute: minute % 60 }))
    .toUTC()
    .toISO()!;

/** What a form offers unless its author says something else. */
const partsOfDay: { value: string; name: Required<Words> }[] = [
  {
    value: SOON,
    name: {
      ru: 'Как можно скорее',
      en: 'As soon as possible',
      kk: 'Мүмкіндігінше тезірек',
      uk: 'Якнайшвидше',
    },
  },
  ...['09:00-12:00', '12:00-15:00', '15:00-18:00', '18:00-20:00'].map((value) => {
    const [from, to] = value.split('-') as [string, string];
    return {
      value,
      name: { ru: `с ${from} до ${to}`, en: `${from} to ${to}`, kk: `${from}–${to}`, uk: `з ${from} до ${to}` },
    };
  }),
];

/** What a form of leads may ask besides the fields: the answer is a promise to call. */
export const askedToCall = {
  key: 'callback',
  type: 'callback',
  name: { ru: 'Когда позвонить', en: 'When to call', kk: 'Қашан қоңырау шалайық', uk: 'Коли зателефонувати' },
  options: partsOfDay,
};
