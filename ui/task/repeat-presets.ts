import type { Repeat } from '../../workflows/task/repeat.schema.ts';

export type Preset = { name: string; repeat: Repeat | null };

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/**
 * What a task due on this day (`2026-01-31T09:00`) can repeat by. The 31st is asked about: some mean that number, most the last day. An end is laid over
 * each by `withEnd`.
 */
export const presetsFor = (due: string): Preset[] => {
  const day = new Date(`${due}Z`);
  return [
    { name: 'none', repeat: null },
    { name: 'daily', repeat: { rule: 'FREQ=DAILY' } },
    { name: 'workdays', repeat: { rule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR' } },
    { name: 'weekly', repeat: { rule: `FREQ=WEEKLY;BYDAY=${weekdays[day.getUTCDay()]}` } },
    { name: 'monthly', repeat: { rule: `FREQ=MONTHLY;BYMONTHDAY=${day.getUTCDate()}` } },
    { name: 'lastDay', repeat: { rule: 'FREQ=MONTHLY;BYMONTHDAY=-1' } },
    { name: 'lastWorkday', repeat: { rule: 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', workday: true } },
    { name: 'yearly', repeat: { rule: 'FREQ=YEARLY' } },
    { name: 'after', repeat: { after: { amount: 30, unit: 'days' } } },
  ];
};

/** Which of them it is; `custom` where none: a program set it. */
export const presetOf = (repeat: Repeat | null, presets: Preset[]): string => {
  const rule = repeat?.rule?.replace(/;UNTIL=\w+/, '');
  const found = presets.find((one) =>
    repeat?.after
      ? one.repeat?.after
      : one.repeat?.rule === rule && Boolean(one.repeat?.workday) === Boolean(repeat?.workday),
  );
  return found?.name ?? 'custom';
};

/** The day with which it ends, `2026-11-16`; empty where it does not. */
export const endOf = (repeat: Repeat | null): string =>
  /UNTIL=(\d{4})(\d\d)(\d\d)/
    .exec(repeat?.rule ?? '')
    ?.slice(1)
    .join('-') ?? '';

export const withEnd = (repeat: Repeat, day: string): Repeat => {
  if (repeat.rule === undefined) return repeat;
  const rule = repeat.rule.replace(/;UNTIL=\w+/, '');
  return { ...repeat, rule: day ? `${rule};UNTIL=${day.replaceAll('-', '')}` : rule };
};
