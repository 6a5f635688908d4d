import dayjs, { type Dayjs } from 'dayjs';
import utc from 'dayjs/plugin/utc';
import { language, say } from '../words.ts';

dayjs.extend(utc);

let zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
let parts = partsOf(zone);
const offsets = new Map<number, number>();

/** All times are told in this zone: the user's own, from the settings. */
export const setTimeZone = (timeZone: string) => {
  if (timeZone === zone) return;
  try {
    parts = partsOf(timeZone);
    zone = timeZone;
    offsets.clear();
  } catch {
    // an unknown zone leaves the browser's
  }
};

/** The wall clock of the user at a moment. dayjs formats it, because browsers have no Kazakh. */
export const wall = (at: string | number | Date): Dayjs => {
  const moment = new Date(at).getTime();
  return dayjs.utc(moment + offsetAt(moment));
};

/** The moment of a wall-clock text `2026-11-21T18:00` in the user's zone. */
export const momentOf = (wallText: string): Date => {
  const asUtc = dayjs.utc(wallText).valueOf();
  return new Date(asUtc - offsetAt(asUtc - offsetAt(asUtc)));
};

/** "in 25 min", "2 min ago", "tomorrow 10:00", "21 Nov 18:40", "21 Nov 2025". */
export const relativeText = (at: string | number | Date, now: number): string => {
  const moment = new Date(at).getTime();
  const minutes = Math.round((moment - now) / 60_000);
  if (Math.abs(minutes) < 1) return say('kit:time.now');
  if (Math.abs(minutes) < 60) return say(minutes > 0 ? 'kit:time.in' : 'kit:time.ago', { count: Math.abs(minutes) });
  const [there, here] = [wall(moment), wall(now)];
  const days = there.startOf('day').diff(here.startOf('day'), 'day');
  const clock = there.format('HH:mm');
  if (days === 0) return say('kit:time.today', { clock });
  if (days === 1) return say('kit:time.tomorrow', { clock });
  if (days === -1) return say('kit:time.yesterday', { clock });
  if (there.year() === here.year()) return `${shortDay(there)} ${clock}`;
  return language() === 'kk' ? `${there.year()} ж. ${shortDay(there)}` : `${shortDay(there)} ${there.year()}`;
};

/** "21 Nov": three letters of the month in every language. */
export const shortDay = (day: Dayjs): string => `${day.date()} ${day.format('MMM').slice(0, 3)}`;

/** "21 Nov 18:40", whatever the year. */
export const shortMoment = (at: string | number | Date): string => `${shortDay(wall(at))} ${wall(at).format('HH:mm')}`;

/** As relativeText, but only the clock for today: where room is short. */
export const shortText = (at: string | number | Date, now: number): string => {
  const minutes = Math.abs(new Date(at).getTime() - now) / 60_000;
  return minutes >= 60 && wall(at).isSame(wall(now), 'day') ? wall(at).format('HH:mm') : relativeText(at, now);
};

/** "today", "tomorrow", "21 Nov": a day without its hour. */
export const nearDayText = (at: string | number | Date, now: number): string => {
  const [there, here] = [wall(at), wall(now)];
  const days = there.startOf('day').diff(here.startOf('day'), 'day');
  const near = { '-1': 'kit:day.yesterday', '0': 'kit:day.today', '1': 'kit:day.tomorrow' }[String(days)];
  return near ? say(near) : shortDay(there);
};

/** "12 min", "3 h", "5 d": how long something has been so. */
export const ageText = (since: string | number | Date, now: number): string => {
  const minutes = Math.max(0, Math.floor((now - new Date(since).getTime()) / 60_000));
  if (minutes < 1) return say('kit:time.now');
  if (minutes < 60) return say('kit:age.minutes', { count: minutes });
  if (minutes < 60 * 24) return say('kit:age.hours', { count: Math.floor(minutes / 60) });
  return say('kit:age.days', { count: Math.floor(minutes / 1440) });
};

/** "45 min", "2 h 45 min", "5 d 3 h": an amount of time by its two greatest units; of working time there are no days. */
export const lengthText = (ms: number, { working = false } = {}): string => {
  const minutes = Math.ceil(ms / 60_000);
  const hours = Math.floor(minutes / 60);
  const days = working ? 0 : Math.floor(hours / 24);
  const units = [
    days && say('kit:age.days', { count: days }),
    hours - days * 24 && say('kit:age.hours', { count: hours - days * 24 }),
    minutes % 60 && say('kit:age.minutes', { count: minutes % 60 }),
  ];
  return units
    .slice(days ? 0 : 1)
    .filter(Boolean)
    .slice(0, 2)
    .join(' ');
};

/** "21 ноября 2026, 18:40" */
export const exactText = (at: string | number | Date): string => `${dayText(at)}, ${wall(at).format('HH:mm')}`;
/** "21 ноября 2026"; in Kazakh the year stands first. */
export const dayText = (at: string | number | Date): string => longDay(wall(at));
const longDay = (day: Dayjs): string => day.format(language() === 'kk' ? 'YYYY [ж.] D MMMM' : 'D MMMM YYYY');

const offsetAt = (moment: number): number => {
  const hour = Math.floor(moment / 900_000);
  const known = offsets.get(hour);
  if (known !== undefined) return known;
  const read = Object.fromEntries(parts.formatToParts(moment).map((part) => [part.type, Number(part.value)]));
  const shown = Date.UTC(read.year!, read.month! - 1, read.day, read.hour! % 24, read.minute, read.second);
  const offset = shown - Math.floor(moment / 1000) * 1000;
  offsets.set(hour, offset);
  return offset;
};

function partsOf(timeZone: string) {
  return new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
}
