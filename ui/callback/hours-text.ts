import type { CallingWeek } from '../../workflows/callback/callback.schema.ts';

/** The line of all countries that are not named. */
const ELSEWHERE = '*';

/** `KZ 1-5 09:00-20:00, 6 10:00-18:00`: calling hours as an admin types them, a country a line; `*` is everywhere else. */
export const hoursText = (countries: Record<string, CallingWeek>, elsewhere: CallingWeek): string =>
  [...Object.entries(countries), [ELSEWHERE, elsewhere] as const]
    .map(([country, week]) => `${country} ${weekText(week)}`.trim())
    .join('\n');

const weekText = (week: CallingWeek): string => {
  const parts: { from: number; to: number; hours: string }[] = [];
  for (const day of [1, 2, 3, 4, 5, 6, 7]) {
    const hours = (week[String(day) as '1'] ?? []).map(([from, to]) => `${from}-${to}`).join(' ');
    if (hours === '') continue;
    const last = parts.at(-1);
    if (last?.hours === hours && last.to === day - 1) last.to = day;
    else parts.push({ from: day, to: day, hours });
  }
  return parts.map(({ from, to, hours }) => `${from === to ? from : `${from}-${to}`} ${hours}`).join(', ');
};

type Read = { countries: Record<string, CallingWeek>; elsewhere?: CallingWeek; wrong?: string };

/** The reverse; `wrong` is the first line that says nothing. */
export const readHours = (text: string): Read => {
  const read: Read = { countries: {} };
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '') continue;
    const [, country = '', rest = ''] = /^([A-Z]{2}|\*)\s*(.*)$/i.exec(line) ?? [];
    const week = country === '' ? undefined : readWeek(rest);
    if (!week) return { ...read, wrong: line };
    if (country === ELSEWHERE) read.elsewhere = week;
    else read.countries[country.toUpperCase()] = week;
  }
  return read;
};

const readWeek = (text: string): CallingWeek | undefined => {
  const week: Record<string, [string, string][]> = {};
  for (const part of text.split(',').map((one) => one.trim())) {
    if (part === '') continue;
    const [, from = '', to = from, hours = ''] = /^([1-7])(?:-([1-7]))?\s+(.+)$/.exec(part) ?? [];
    const spans = hours.split(/\s+/).map((one) => /^(\d\d:\d\d)-(\d\d:\d\d)$/.exec(one));
    if (from === '' || Number(to) < Number(from) || spans.some((one) => one === null)) return undefined;
    for (let day = Number(from); day <= Number(to); day++)
      week[String(day)] = spans.map((one) => [one![1]!, one![2]!] as [string, string]);
  }
  return week as CallingWeek;
};
