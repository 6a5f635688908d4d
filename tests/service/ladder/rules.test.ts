import { describe, expect, it } from '@jest/globals';
import type { Calendar } from '../../../workflows/calendar/calendar.ts';
import { nextRung, type Climb, type Climbed, type Rung } from '../../../workflows/service/ladder.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const iso = (at: string) => new Date(at).toISOString();
const at = (time: string, day = '2026-03-02', zone = '+05:00') => iso(`${day}T${time}:00${zone}`);
const calendar = (zone: string, hours: [string, string][], holidays: string[] = []): Calendar => ({
  ...{ zone, holidays, workdays: [] },
  week: Object.fromEntries([...'12345'].map((day) => [day, hours])) as Calendar['week'],
});
const nine = calendar('Asia/Almaty', [['09:00', '18:00']]);

const of = (promise: Climb['promise'], more: Partial<Climb> = {}): Climb => ({
  ...{ promise, pauses: [], endedAt: null, climbed: [], acknowledged: null },
  ...more,
});
const rung = (minutes: number, more: Partial<Rung> = {}): Rung => ({
  key: `${minutes}`,
  byMs: minutes * MINUTE,
  ...more,
});

/** Climbs to the top, each rung at its moment or, after an outage, at the end of it. */
const climbed = (
  rungs: Rung[],
  climb: Climb,
  { notBefore = '', came = (_: string): Climbed['came'] => 'told' } = {},
) => {
  const steps: Climbed[] = [...climb.climbed];
  for (let next = nextRung(rungs, climb); next; next = nextRung(rungs, { ...climb, climbed: steps })) {
    steps.push({
      ...{ rung: next.rung, round: next.round },
      at: next.at > notBefore ? next.at : notBefore,
      came: came(next.rung),
    });
    if (steps.length === 5) break;
  }
  return steps.map((step) => [step.rung, step.at, step.came]);
};

describe('E6 the ladder of a promise', () => {
  it('an offset is working time of the promise’s calendar, before and after (tickets E01)', () => {
    const eight = calendar('Asia/Almaty', [['08:00', '18:00']]);
    const a = of({ since: at('17:00'), ms: 4 * HOUR, working: eight });
    expect(climbed([rung(-60), rung(0), rung(120)], a).map(([, moment]) => moment)).toEqual([
      at('10:00', '2026-03-03'),
      at('11:00', '2026-03-03'),
      at('13:00', '2026-03-03'),
    ]);
    const split = calendar(
      'Asia/Almaty',
      [
        ['09:00', '13:00'],
        ['14:00', '18:00'],
      ],
      ['2026-03-09'],
    );
    const b = of({ since: at('17:30', '2026-03-06'), ms: 4 * HOUR, working: split });
    expect(climbed([rung(-230), rung(-60), rung(0), rung(60)], b).map(([, moment]) => moment)).toEqual([
      at('17:40', '2026-03-06'),
      at('11:30', '2026-03-10'),
      at('12:30', '2026-03-10'),
      at('14:30', '2026-03-10'),
    ]);
  });

  it('what repeats does so in working time, until somebody has it (tickets E03)', () => {
    const kyiv = (time: string, day: string) => at(time, day, '+02:00');
    const promise = { since: kyiv('09:00', '2026-03-06'), ms: (7 * 60 + 50) * MINUTE };
    const climb = of({ ...promise, working: calendar('Europe/Kyiv', [['09:00', '17:00']]) });
    const rungs = [rung(0, { everyMs: 4 * HOUR })];
    expect(
      climbed(rungs, climb)
        .slice(0, 4)
        .map(([, moment]) => moment),
    ).toEqual([
      kyiv('16:50', '2026-03-06'),
      kyiv('12:50', '2026-03-09'),
      kyiv('16:50', '2026-03-09'),
      kyiv('12:50', '2026-03-10'),
    ]);
    const once: Climbed[] = [{ rung: '0', round: 0, at: kyiv('16:50', '2026-03-06'), came: 'told' }];
    const acknowledged = { until: null };
    expect(nextRung(rungs, { ...climb, climbed: once, acknowledged })).toBeUndefined();
    const until = kyiv('15:00', '2026-03-09');
    expect(nextRung(rungs, { ...climb, climbed: once, acknowledged: { until } })?.at).toBe(until);
  });

  it('a rung with nobody on it takes no time (tickets E05)', () => {
    const wait = { waitMs: 15 * MINUTE };
    const rungs = ['rotation', 'officer', 'empty', 'supervisor'].map((key) => ({ key, byMs: 0, ...wait }));
    const begun = of({ since: at('10:00', '2026-03-07'), ms: 0 });
    const came = (key: string) => (key === 'rotation' || key === 'empty' ? 'nobody' : 'told') as Climbed['came'];
    expect(climbed(rungs, begun, { came }).map(([key, moment]) => [key, moment])).toEqual([
      ['rotation', at('10:00', '2026-03-07')],
      ['officer', at('10:00', '2026-03-07')],
      ['empty', at('10:15', '2026-03-07')],
      ['supervisor', at('10:15', '2026-03-07')],
    ]);
  });

  it('a rung with hours of its own waits for them, over a change of the clocks (tickets E07)', () => {
    const within = calendar('Europe/Kyiv', [['09:00', '18:00']]);
    const begun = of({ since: at('19:00', '2026-03-27', '+02:00'), ms: 0 });
    expect(nextRung([rung(0, { within })], begun)?.at).toBe(at('09:00', '2026-03-30', '+03:00'));
  });

  it('a shorter promise takes a passed rung at once, and a longer one takes it no second time (tickets E08)', () => {
    const rungs = [rung(-60), rung(-15)];
    const promise = { since: at('09:00'), working: nine };
    const shorter = of({ ...promise, ms: 6.5 * HOUR });
    expect(nextRung(rungs, shorter)).toMatchObject({ rung: '-60', planned: at('14:30') });
    const late: Climbed = { rung: '-60', round: 0, at: at('15:00'), came: 'told' };
    expect(nextRung(rungs, { ...shorter, climbed: [late] })).toMatchObject({ rung: '-15', at: at('15:15') });
    const both: Climbed[] = [late, { rung: '-15', round: 0, at: at('15:15'), came: 'told' }];
    expect(nextRung(rungs, of({ ...promise, ms: 8 * HOUR }, { climbed: both }))).toBeUndefined();
  });

  it('a rung whose condition did not hold is done with (tickets E09)', () => {
    const skipped: Climbed = { rung: '0', round: 0, at: at('12:00'), came: 'skipped' };
    expect(nextRung([rung(0)], of({ since: at('12:00'), ms: 0 }, { climbed: [skipped] }))).toBeUndefined();
  });

  it('each promise has a ladder of its own, which ends with it (tickets E10)', () => {
    const first = of({ since: at('10:00'), ms: HOUR }, { endedAt: at('10:50') });
    const warned: Climbed[] = [{ rung: '-15', round: 0, at: at('10:45'), came: 'told' }];
    expect(nextRung([rung(-15), rung(30)], { ...first, climbed: warned })).toBeUndefined();
    expect(nextRung([rung(-60)], of({ since: at('10:00'), ms: 8 * HOUR }))?.at).toBe(at('17:00'));
  });

  it('after an outage the rungs come one after another, each with its wait (tickets E11)', () => {
    const rungs = [rung(0), rung(60), rung(150)].map((one) => ({ ...one, waitMs: HOUR }));
    const steps = climbed(rungs, of({ since: at('10:30'), ms: 0 }), { notBefore: at('12:30') });
    expect(steps.map(([, moment]) => moment)).toEqual([at('12:30'), at('13:30'), at('14:30')]);
  });

  it('a pause stops the ladder as it stops the promise', () => {
    const paused = of({ since: at('09:00'), ms: HOUR }, { pauses: [{ from: at('09:30'), to: null }] });
    expect(nextRung([rung(-45), rung(0)], paused)).toMatchObject({ rung: '-45', at: at('09:15') });
    const warned: Climbed[] = [{ rung: '-45', round: 0, at: at('09:15'), came: 'told' }];
    expect(nextRung([rung(-45), rung(0)], { ...paused, climbed: warned })).toBeUndefined();
  });
});
