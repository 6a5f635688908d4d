import fc from 'fast-check';
import { isWorkingTime, type Calendar } from '../../../workflows/calendar/calendar.ts';
import { minutesOf } from '../../../workflows/task/minutes.ts';
import { postpones, slotFor, type Postpone } from '../../../workflows/task/slot.ts';

const day: [string, string][] = [
  ['09:00', '13:00'],
  ['14:00', '18:00'],
];
const office: Calendar = {
  zone: 'Asia/Almaty',
  week: { 1: day, 2: day, 3: day, 4: day, 5: day },
  holidays: ['2026-12-16', '2026-12-17'],
};
/** Monday the 14th of December 2026 and the days after it, in Almaty. */
const local = (date: number, clock: string) => new Date(`2026-12-${date}T${clock}:00+05:00`).toISOString();
const slot = (to: Postpone, now: string, taken: { dueAt: string; type: string }[] = [], calendar = office) =>
  slotFor(to, 'call', { now, calendar, taken });

describe('C1 a task put off by one key', () => {
  it('goes to a quarter of an hour of working time', () => {
    expect(slot('hour', local(14, '10:07'))).toBe(local(14, '11:15'));
    expect(slot('lunch', local(14, '10:07'))).toBe(local(14, '14:00'));
    expect(slot('tomorrow', local(14, '10:07'))).toBe(local(15, '10:00'));
    expect(slot('monday', local(14, '10:07'))).toBe(local(21, '10:00'));
  });

  it('skips the break, the night, days off and the weekend', () => {
    expect(slot('hour', local(14, '12:30'))).toBe(local(14, '14:00'));
    expect(slot('hour', local(14, '17:30'))).toBe(local(15, '09:00'));
    expect(slot('tomorrow', local(15, '10:00'))).toBe(local(18, '10:00'));
    expect(slot('lunch', local(14, '15:00'))).toBe(local(15, '14:00'));
  });

  it('is not on top of another task, as long as that one takes', () => {
    const taken = [
      { dueAt: local(15, '10:00'), type: 'meeting' },
      { dueAt: local(15, '11:00'), type: 'call' },
    ];
    expect(slot('tomorrow', local(14, '10:07'), taken)).toBe(local(15, '11:15'));
    expect(slot('tomorrow', local(14, '10:07'), [{ dueAt: local(15, '09:30'), type: 'meeting' }])).toBe(
      local(15, '10:30'),
    );
  });

  it('leaves room for a whole meeting before the break', () => {
    const taken = [{ dueAt: local(14, '11:15'), type: 'meeting' }];
    const world = { now: local(14, '10:07'), calendar: office, taken };
    expect(slotFor('hour', 'meeting', world)).toBe(local(14, '14:00'));
  });

  it('without any working time is the moment itself', () => {
    expect(slot('hour', local(14, '10:07'), [], { ...office, week: {} })).toBe(local(14, '11:15'));
  });

  it('is always free, at work and later than now', () => {
    const minutes = fc.integer({ min: 0, max: 20 * 24 * 60 });
    const begin = Date.parse(local(14, '00:00'));
    const moment = (after: number) => new Date(begin + after * 60_000).toISOString();
    const tasks = fc.array(fc.record({ at: minutes, type: fc.constantFrom('call', 'meeting', 'letter') }), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(
        minutes,
        tasks,
        fc.constantFrom(...postpones),
        fc.constantFrom('call', 'meeting'),
        (at, all, to, type) => {
          const taken = all.map((task) => ({ dueAt: moment(task.at), type: task.type }));
          const found = slotFor(to, type, { now: moment(at), calendar: office, taken });
          const [from, until] = [Date.parse(found), Date.parse(found) + minutesOf(type) * 60_000];
          expect(found > moment(at)).toBe(true);
          expect(isWorkingTime(office, found)).toBe(true);
          for (const task of taken) {
            const other = Date.parse(task.dueAt);
            expect(other >= until || other + minutesOf(task.type) * 60_000 <= from).toBe(true);
          }
        },
      ),
    );
  });
});
