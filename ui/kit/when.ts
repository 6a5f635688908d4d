import type { Language } from '../language.ts';

/** A day `2026-11-21`, a moment of the wall clock `2026-11-21T18:40`, a time of the day `18:40`. */
export type WhenKind = 'date' | 'moment' | 'clock';

/** What a reader of dates needs to know: the names of the months in all their forms, how near days are called, today. */
export type Almanac = { language: Language; months: string[][]; near: Record<string, string>; today: string };

/** As the interface writes it, whatever the browser's own language: 21.11.2026 18:40; in English, where digits mislead, 21 Nov 2026 18:40. */
export const writeWhen = (value: string, { language, months }: Pick<Almanac, 'language' | 'months'>): string => {
  const [date, clock] = value.includes('-') ? value.split('T') : [undefined, value];
  const [year = '', month = '', day = ''] = date?.split('-') ?? [];
  const written =
    language === 'en'
      ? `${Number(day)} ${months[Number(month) - 1]?.[0]?.slice(0, 3)} ${year}`
      : `${day}.${month}.${year}`;
  return [date && written, clock?.slice(0, 5)].filter(Boolean).join(' ');
};

/**
 * What a person types: 21.11.2026 18:40, 21/11, 21112026 1840, 21 nov 6pm, tomorrow 10:00, 2026-11-21; without a year this one is meant,
 * without a time `clock`. Undefined when it is no date. `whole`: nothing is left to be guessed, so that it may be taken while it is typed.
 */
export const readWhen = (
  text: string,
  kind: WhenKind,
  almanac: Almanac,
  clock = '09:00',
): { value: string; whole: boolean } | undefined => {
  const typed = text.trim().toLowerCase().replace(/\s+/g, ' ');
  if (kind === 'clock') {
    const time = clockFrom(typed);
    return time === undefined ? undefined : { value: time, whole: /\d[:.]\d\d$/.test(typed) };
  }
  const [first = '', ...others] = Object.keys(almanac.near).filter((one) => typed.startsWith(one));
  const near = others.reduce((long, one) => (one.length > long.length ? one : long), first);
  const found = near
    ? { date: almanac.near[near], rest: typed.slice(near.length), whole: true }
    : dateFrom(typed, almanac);
  if (!found?.date) return undefined;
  const rest = found.rest.replace(/^[\s,t]+/, '');
  if (kind === 'date') return rest ? undefined : { value: found.date, whole: found.whole };
  const time = rest ? clockFrom(rest) : clock;
  return time ? { value: `${found.date}T${time}`, whole: found.whole && /\d[:.]\d\d$/.test(rest) } : undefined;
};

const SPACE = String.raw`(?:[./ -]\s?)`;
const numbers = new RegExp(`^(\\d{1,2})${SPACE}(\\d{1,2})(?:${SPACE}(\\d{4}|\\d{2})(?![\\d:]))?(?=$|[ ,])`);
const named = new RegExp(`^(\\d{1,2})${SPACE}?(\\p{L}+)[.,]?(?:${SPACE}(\\d{4}))?(?=$|[ ,])`, 'u');
const namedFirst = /^(\p{L}+)[. ]\s?(\d{1,2})(?:,? (\d{4}))?(?=$|[ ,])/u;

const dateFrom = (typed: string, { months, today }: Almanac) => {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?=$|[ t])/.exec(typed);
  if (iso) return dated(typed, iso[0], iso[1], iso[2], iso[3], today);
  const bare = /^(\d\d)(\d\d)(\d{4}|\d{2})?(?=$|[ ,])/.exec(typed) ?? /^(\d\d)(\d\d)(\d{4})(?=\d{4}$)/.exec(typed);
  if (bare) return dated(typed, bare[0], bare[3], bare[2], bare[1], today);
  const plain = numbers.exec(typed);
  // 11/21/2026 can only be meant the other way round
  if (plain) {
    const [day, month] = Number(plain[2]) > 12 && plain[0].includes('/') ? [plain[2], plain[1]] : [plain[1], plain[2]];
    return dated(typed, plain[0], plain[3], month, day, today);
  }
  const words = named.exec(typed);
  const american = words ? undefined : namedFirst.exec(typed);
  const [all, day, name, year] = words ?? [american?.[0], american?.[2], american?.[1], american?.[3]];
  const month =
    name && name.length > 2 ? months.findIndex((forms) => forms.some((form) => form.startsWith(name))) + 1 : 0;
  return all && month ? dated(typed, all, year, String(month), day, today) : undefined;
};

const dated = (typed: string, all: string, year = '', month = '', day = '', today: string) => {
  const full = year.length === 4 ? year : year.length === 2 ? `20${year}` : today.slice(0, 4);
  const date = `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${date}T00:00:00Z`);
  const exists = at.getTime() > -2.3e12 && at.toISOString().startsWith(date);
  return { date: exists ? date : undefined, rest: typed.slice(all.length), whole: year.length === 4 };
};

const clockFrom = (typed: string): string | undefined => {
  const found = /^(\d{1,2})(?:[:. ]?(\d\d))?\s?(am|pm)?$/.exec(typed);
  if (!found) return undefined;
  const half = found[3];
  const hour = half ? (Number(found[1]) % 12) + (half === 'pm' ? 12 : 0) : Number(found[1]);
  const minute = Number(found[2] ?? 0);
  if (hour > 23 || minute > 59 || (half && Number(found[1]) > 12)) return undefined;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
};

/** One further on: a day where the caret stands in the date, a quarter of an hour in the time. */
export const stepWhen = (value: string, by: 1 | -1, part: 'date' | 'clock'): string => {
  const [date = '', clock = ''] = value.includes('-') ? value.split('T') : ['', value];
  const at = new Date(`${date || '2000-01-01'}T${clock || '00:00'}:00Z`);
  const minutes =
    part === 'date' ? 1440 * by : by > 0 ? 15 - (at.getUTCMinutes() % 15) : -(at.getUTCMinutes() % 15 || 15);
  const next = new Date(at.getTime() + minutes * 60_000).toISOString();
  return [date && next.slice(0, 10), clock && next.slice(11, 16)].filter(Boolean).join('T');
};
