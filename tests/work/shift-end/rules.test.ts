import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Calendar } from '../../../workflows/calendar/calendar.ts';
import { shiftEnd } from '../../../workflows/work/shift-end.ts';

const week = (...hours: [string, string][]): Calendar['week'] =>
  Object.fromEntries([...'12345'].map((day) => [day, hours]));
const split: Calendar = { zone: 'Asia/Almaty', week: week(['09:00', '13:00'], ['14:00', '18:00']), holidays: [] };
/** Monday the 30th of November, local time */
const at = (time: string, day = '2026-11-30') => new Date(`${day}T${time}:00+05:00`).toISOString();
const hers = { calendar: split, absences: [], onlineSince: null };
const held = { since: at('11:00'), owedSince: at('12:00') };

describe('E3 the end of a shift', () => {
  it('takes work that she had and that was ours then, and keeps what waits for the client', () => {
    expect(shiftEnd(hers, held, at('15:00'))).toEqual({ leaves: false, next: at('18:00') });
    expect(shiftEnd(hers, held, at('18:00'))).toMatchObject({ leaves: true });
    expect(shiftEnd(hers, { ...held, owedSince: null }, at('18:00'))).toEqual({
      ...{ leaves: false, next: at('18:00', '2026-12-01') },
    });
    // the client writes in the evening: it was not ours when her shift ended
    expect(shiftEnd(hers, { ...held, owedSince: at('20:00') }, at('21:00')).leaves).toBe(false);
  });

  it('is no break in the middle of a day', () => {
    expect(shiftEnd(hers, held, at('13:30'))).toEqual({ leaves: false, next: at('18:00') });
  });

  it('is no midnight in a place that never closes, and a night shift ends in the morning', () => {
    const always = { ...split, week: Object.fromEntries([...'1234567'].map((day) => [day, [['00:00', '24:00']]])) };
    const open = { ...hers, calendar: always as Calendar };
    expect(shiftEnd(open, held, at('00:00', '2026-12-02'))).toEqual({ leaves: false, next: null });
    const night = {
      ...split,
      week: Object.fromEntries(
        [...'1234567'].map((day) => [
          day,
          [
            ['00:00', '08:00'],
            ['20:00', '24:00'],
          ],
        ]),
      ),
    };
    const late = { since: at('21:00'), owedSince: at('22:00') };
    const nights = { ...hers, calendar: night as Calendar };
    expect(shiftEnd(nights, late, at('23:59'))).toEqual({ leaves: false, next: at('08:00', '2026-12-01') });
    expect(shiftEnd(nights, late, at('08:00', '2026-12-01')).leaves).toBe(true);
  });

  it('leaves her what she took, or came online for, after it, and what she is back at', () => {
    expect(shiftEnd(hers, { since: at('19:00'), owedSince: at('12:00') }, at('19:30')).leaves).toBe(false);
    expect(shiftEnd({ ...hers, onlineSince: at('19:00') }, held, at('19:30')).leaves).toBe(false);
    expect(shiftEnd({ ...hers, onlineSince: at('09:00') }, held, at('19:30')).leaves).toBe(true);
    // nobody looked until the next day: she is there again
    expect(shiftEnd(hers, held, at('10:00', '2026-12-01')).leaves).toBe(false);
    expect(shiftEnd(hers, held, at('19:00', '2026-12-01')).leaves).toBe(true);
  });

  it('comes with an absence, too', () => {
    const ill = { ...hers, absences: [{ startsAt: at('15:00'), endsAt: null }] };
    expect(shiftEnd(ill, held, at('14:30'))).toEqual({ leaves: false, next: at('15:00') });
    expect(shiftEnd(ill, held, at('15:00')).leaves).toBe(true);
  });

  it('follows a calendar that has changed', () => {
    const longer = { ...hers, calendar: { ...split, week: week(['09:00', '20:00']) } };
    expect(shiftEnd(longer, held, at('18:30'))).toEqual({ leaves: false, next: at('20:00') });
    const off = { ...hers, calendar: { ...split, holidays: ['2026-11-30'] } };
    expect(shiftEnd(off, held, at('15:00')).leaves).toBe(false);
  });

  it('always looks again later, and never takes what was not had or owed before', () => {
    const moment = fc
      .integer({ min: 0, max: 14 * 1440 })
      .map((minute) => new Date(Date.parse(at('00:00')) + minute * 60_000).toISOString());
    fc.assert(
      fc.property(moment, moment, fc.option(moment), fc.option(moment), (now, since, owedSince, onlineSince) => {
        const { leaves, next } = shiftEnd({ ...hers, onlineSince }, { since, owedSince }, now);
        expect(next! > now).toBe(true);
        if (leaves) expect(owedSince !== null && since < now && owedSince <= now).toBe(true);
        // by her next shift end it has left, or is kept for a reason
        const end = shiftEnd({ ...hers, onlineSince: null }, { since, owedSince }, next!);
        if (since < next! && owedSince !== null && owedSince <= next!) expect(end.leaves).toBe(true);
      }),
    );
  });
});
