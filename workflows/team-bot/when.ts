import { DateTime } from 'luxon';
import { days, hourSigns, inOne, inSome, months, prepositions, units, weekdays } from './when-words.ts';

/** What is left of a text without its moment; `unclear` where a moment is meant and cannot be told. */
export type When = { text: string; at?: string; unclear?: 'time' | 'past' };

type Place = { now: string; zone: string };
type Day = { year: number; month: number; day: number };
type Found = { time?: { hour: number; minute: number }; day?: (now: DateTime) => DateTime | undefined; at?: DateTime };

/** A moment that a person wrote at the end or at the beginning of a text: "завтра 15:00", "tomorrow 3pm", "ертең 15:00", "через 2 часа". */
export const whenIn = (typed: string, { now, zone }: Place): When => {
  const today = DateTime.fromISO(now, { zone });
  let text = typed.trim().replace(/\s+/g, ' ');
  const found: Found = {};
  for (let more = true; more;) {
    const step = takeOne(text, found, today);
    more = step !== undefined;
    if (step !== undefined) text = step;
  }
  if (found.at) return { text, at: iso(found.at) };
  if (!found.time) return found.day ? { text, unclear: 'time' } : { text };
  const { hour, minute } = found.time;
  const day = found.day ? found.day(today) : today;
  if (!day) return { text, unclear: 'time' };
  const at = day.set({ hour, minute, second: 0, millisecond: 0 });
  return at > today ? { text, at: iso(at) } : { text, unclear: 'past' };
};

const iso = (at: DateTime): string => at.toUTC().toISO()!;

/** Takes one piece of a moment off either end; undefined where there is none. */
const takeOne = (text: string, found: Found, today: DateTime): string | undefined => {
  for (const { pattern, read } of pieces) {
    for (const edge of [new RegExp(`(?:^|\\s)${pattern}[.,!]?$`, 'iu'), new RegExp(`^${pattern}[,]?(?:\\s|$)`, 'iu')]) {
      const match = edge.exec(text);
      if (!match || !read(match.slice(1), found, today)) continue;
      return (text.slice(0, match.index) + text.slice(match.index + match[0].length)).replace(TRAILING, '').trim();
    }
  }
  return undefined;
};

/** "…на", "…в": what stood before a day or an hour. */
const TRAILING = new RegExp(`\\s(?:${prepositions})$`, 'iu');

type Piece = {
  pattern: string;
  read: (parts: (string | undefined)[], found: Found, today: DateTime) => boolean;
};

const before = `(?:(?:${prepositions})\\s)?`;
const alternatives = (words: Record<string, unknown>): string =>
  Object.keys(words)
    .sort((one, other) => other.length - one.length)
    .join('|');
/** A Kazakh number carries its case: 15:00-де. */
const ending = '(?:-?\\p{L}{2})?';

const pieces: Piece[] = [
  {
    pattern: `(?:${inSome.before})\\s(\\d{1,3})\\s?(${alternatives(units)})`,
    read: ([many, unit], found, today) => takeLater(found, today, Number(many), unit!),
  },
  {
    pattern: `(\\d{1,3})\\s?(${alternatives(units)})\\s(?:${inSome.after})`,
    read: ([many, unit], found, today) => takeLater(found, today, Number(many), unit!),
  },
  {
    pattern: `(${alternatives(inOne)})`,
    read: ([said], found, today) => takeLater(found, today, 1, inOne[said!.toLowerCase()]!),
  },
  {
    pattern: `${before}(\\d{1,2}):(\\d{2})\\s?(am|pm)?${ending}`,
    read: ([hour, minute, half], found) => takeTime(found, Number(hour), Number(minute), half),
  },
  {
    pattern: `${before}(\\d{1,2})\\s?(am|pm)`,
    read: ([hour, half], found) => takeTime(found, Number(hour), 0, half),
  },
  {
    pattern: `(?:в|во|о|об|at|сағат)\\s(\\d{1,2})(?:\\s?(${alternatives(hourSigns)}))?${ending}`,
    read: ([hour, sign], found) => takeTime(found, Number(hour), 0, sign && hourSigns[sign.toLowerCase()]),
  },
  {
    pattern: `${before}(\\d{1,2})\\s(${alternatives(hourSigns)})`,
    // "2 часа" alone is how long, not when
    read: ([hour, sign], found) => {
      const half = hourSigns[sign!.toLowerCase()];
      return half !== '' && takeTime(found, Number(hour), 0, half);
    },
  },
  {
    pattern: `${before}(${alternatives(days)})`,
    read: ([said], found) => takeDay(found, (now) => now.plus({ days: days[said!.toLowerCase()]! })),
  },
  {
    pattern: `${before}(${alternatives(weekdays)})`,
    read: ([said], found) => takeDay(found, (now) => nextWeekday(now, weekdays[said!.toLowerCase()]!)),
  },
  {
    pattern: `${before}(\\d{1,2})\\.(\\d{1,2})(?:\\.(\\d{4}))?`,
    read: ([day, month, year], found) => takeDate(found, Number(day), Number(month), year),
  },
  {
    pattern: `${before}(\\d{1,2})\\s(${alternatives(months)})${ending}(?:\\s(\\d{4}))?`,
    read: ([day, month, year], found) => takeDate(found, Number(day), months[month!.toLowerCase()]!, year),
  },
  {
    pattern: `${before}(${alternatives(months)})\\s(\\d{1,2})`,
    read: ([month, day], found) => takeDate(found, Number(day), months[month!.toLowerCase()]!, undefined),
  },
];

const takeTime = (found: Found, hour: number, minute: number, half: string | undefined): boolean => {
  const late = half?.toLowerCase() === 'pm' && hour < 12 ? 12 : 0;
  const early = half?.toLowerCase() === 'am' && hour === 12 ? -12 : 0;
  if (found.time || hour > 23 || minute > 59) return false;
  found.time = { hour: hour + late + early, minute };
  return true;
};

const takeDay = (found: Found, day: NonNullable<Found['day']>): boolean => {
  if (found.day) return false;
  found.day = day;
  return true;
};

const takeLater = (found: Found, today: DateTime, many: number, unit: string): boolean => {
  if (found.at) return false;
  const step = units[unit.toLowerCase()] ?? (unit as 'hours');
  // days later it is the same time of day, unless another is named
  if (step === 'days' || step === 'weeks') {
    if (found.day) return false;
    found.day = (now) => now.plus({ [step]: many });
    found.time ??= { hour: today.hour, minute: today.minute };
    return true;
  }
  found.at = today.plus({ [step]: many }).startOf('minute');
  return true;
};

const takeDate = (found: Found, day: number, month: number, year: string | undefined): boolean => {
  if (found.day || month < 1 || month > 12 || day < 1 || day > 31) return false;
  found.day = (now) => {
    const wanted: Day = { year: Number(year ?? now.year), month, day };
    const at = DateTime.fromObject(wanted, { zone: now.zone });
    if (!at.isValid) return undefined;
    return year === undefined && at < now.startOf('day') ? at.plus({ years: 1 }) : at;
  };
  return true;
};

/** The next such day; today counts until it is named again. */
const nextWeekday = (now: DateTime, wanted: number): DateTime => now.plus({ days: (wanted - now.weekday + 7) % 7 });
