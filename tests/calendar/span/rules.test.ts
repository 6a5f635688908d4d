import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  leftUntil,
  resumedMoment,
  spanMoment,
  usedOf,
  type Pause,
  type Span,
} from '../../../workflows/calendar/span.ts';
import { anySpan, countedMoment, countedUse, type Case } from './minutes.ts';

const spanOf = ({ since, ms, window, working }: Case): Span => ({
  since,
  ms,
  working: working ? window.calendar : undefined,
});

describe('E5 a span, beside a count minute by minute', () => {
  it('is used up at the same moment, or not while a pause goes on, whatever the pauses, holidays, zones and changes of the clock', () => {
    let [found, held] = [0, 0];
    fc.assert(
      fc.property(anySpan, (one) => {
        const counted = countedMoment(one);
        fc.pre(counted !== null);
        if (counted === undefined) held += 1;
        else found += 1;
        expect(spanMoment(spanOf(one), one.pauses)).toBe(counted);
      }),
      { numRuns: 600 },
    );
    expect(Math.min(found, held)).toBeGreaterThan(50);
  });

  it('has used as much at any instant', () => {
    fc.assert(
      fc.property(anySpan, fc.nat({ max: 20 * 1440 }), (one, minutes) => {
        const at = new Date(Date.parse(`${one.window.from}T00:00:00Z`) + minutes * 60_000).toISOString();
        const used = usedOf(spanOf(one), one.pauses, at);
        expect(used).toBe(countedUse(one, at) * 60_000);
      }),
      { numRuns: 400 },
    );
  });

  it('has its rest left until its moment, when a pause begins', () => {
    fc.assert(
      fc.property(anySpan, fc.nat({ max: 20 * 1440 }), (one, minutes) => {
        const at = new Date(Date.parse(one.since) + minutes * 60_000).toISOString();
        const pauses = one.pauses.filter(({ to }) => to !== null && to <= at);
        const moment = spanMoment(spanOf(one), pauses)!;
        fc.pre(moment >= at);
        expect(leftUntil(moment, spanOf(one).working, at)).toBe(one.ms - usedOf(spanOf(one), pauses, at));
      }),
      { numRuns: 400 },
    );
  });

  it('comes to the same by one pause after another as by all at once', () => {
    fc.assert(
      fc.property(anySpan, (one) => {
        const pauses = one.pauses
          .filter((pause): pause is { from: string; to: string } => pause.to !== null)
          .sort((a, b) => a.from.localeCompare(b.from))
          .filter(({ from }, place, all) => from >= one.since && all.slice(0, place).every(({ to }) => to < from));
        let moment = spanMoment(spanOf(one), [])!;
        for (const pause of pauses) moment = resumedMoment(moment, spanOf(one).working, pause);
        expect(moment).toBe(spanMoment(spanOf(one), pauses));
      }),
      { numRuns: 300 },
    );
  });
});

describe('E5 a span', () => {
  const day = (time: string) => `2026-03-02T${time}:00.000Z`;
  const span: Span = { since: day('10:00'), ms: 4 * 3_600_000 };
  it.each<[string, Pause[], string | undefined]>([
    ['that no pause stops ends when it is used up', [], day('14:00')],
    ['is not later by a pause that begins when it ends', [{ from: day('14:00'), to: day('15:00') }], day('14:00')],
    ['is not later by a pause before it', [{ from: day('08:00'), to: day('10:00') }], day('14:00')],
    ['is later by the part of a pause that it lay in', [{ from: day('08:00'), to: day('11:00') }], day('15:00')],
    [
      'is later once by what two pauses have in common',
      [
        { from: day('11:00'), to: day('13:00') },
        { from: day('12:00'), to: day('12:30') },
        { from: day('13:00'), to: day('13:30') },
      ],
      day('16:30'),
    ],
    ['has no moment while it is held up', [{ from: day('13:59'), to: null }], undefined],
  ])('%s', (_, pauses, moment) => {
    expect(spanMoment(span, pauses)).toBe(moment);
  });

  it('of a calendar without work goes by the clock on the wall, before a pause and after it', () => {
    const never = { zone: 'Asia/Almaty', week: {}, holidays: [] };
    const pauses = [{ from: day('11:00'), to: day('12:00') }];
    expect(spanMoment({ ...span, working: never }, pauses)).toBe(day('15:00'));
  });
});
