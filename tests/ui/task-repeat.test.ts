import { endOf, presetOf, presetsFor, withEnd } from '../../ui/task/repeat-presets.ts';

describe('C1 what a form offers a task to repeat by', () => {
  const last = presetsFor('2026-01-31T09:00');
  const of = (name: string) => last.find((one) => one.name === name)!.repeat;

  it('asks whether the 31st is meant or the last day (people K01)', () => {
    expect(of('monthly')).toEqual({ rule: 'FREQ=MONTHLY;BYMONTHDAY=31' });
    expect(of('lastDay')).toEqual({ rule: 'FREQ=MONTHLY;BYMONTHDAY=-1' });
    expect(of('weekly')).toEqual({ rule: 'FREQ=WEEKLY;BYDAY=SA' });
  });

  it('knows each of them again, with its end or without', () => {
    for (const { name, repeat } of last) {
      expect(presetOf(repeat, last)).toBe(name);
      if (!repeat?.rule) continue;
      const ending = withEnd(repeat, '2026-11-16');
      expect([endOf(ending), presetOf(ending, last)]).toEqual(['2026-11-16', name]);
      expect(withEnd(ending, '')).toEqual(repeat);
    }
    expect(presetOf({ rule: 'FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=-1' }, last)).toBe('custom');
    expect(presetOf({ after: { amount: 7, unit: 'days' } }, last)).toBe('after');
  });
});
