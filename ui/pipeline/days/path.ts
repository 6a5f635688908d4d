import { DAYS, type Act } from './life.ts';

/** What the view shows, kept in the address as `at`: `days~2026-11-23T04:00Z~1.1100.outcome.no_answer`. */
export type Path = { start: string; acts: Act[] };

export const pathText = ({ start, acts }: Path): string =>
  [
    'days',
    `${start.slice(0, 16)}Z`,
    ...acts.map((act) =>
      [act.day, act.clock.replace(':', ''), act.does, ...(act.does === 'pay' ? [] : [act.key])].join('.'),
    ),
  ].join('~');

/** Undefined where the address holds no path. */
export const pathFrom = (text: string | undefined): Path | undefined => {
  const [kind, start = '', ...acts] = (text ?? '').split('~');
  if (kind !== 'days' || Number.isNaN(Date.parse(start))) return undefined;
  return { start: new Date(start).toISOString(), acts: acts.slice(0, 60).flatMap((one) => actFrom(one) ?? []) };
};

const actFrom = (text: string): Act | undefined => {
  const [day, time = '', does, key] = text.split('.');
  const number = Number(day);
  if (!Number.isInteger(number) || number < 0 || number >= DAYS || !/^([01]\d|2[0-3])[0-5]\d$/.test(time))
    return undefined;
  const when = { day: number, clock: `${time.slice(0, 2)}:${time.slice(2)}` };
  if (does === 'pay') return { ...when, does };
  return (does === 'outcome' || does === 'move') && key ? { ...when, does, key } : undefined;
};
