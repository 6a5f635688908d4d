import fc from 'fast-check';
import { fitted, hoursFor, laid, placed, snapped, wallAt, widthFor, type Placed } from '../../ui/task/calendar/grid.ts';

const at = (from: number, length = 30): Placed<number> => ({ task: from, day: '2026-12-14', from, length });

describe('B11 tasks on the calendar', () => {
  it('stand side by side where they overlap, and nowhere else', () => {
    const lanes = laid([at(540, 60), at(570), at(600), at(720)]).map(({ task, lane, lanes: all }) => [task, lane, all]);
    expect(lanes).toEqual([
      [540, 0, 2],
      [570, 1, 2],
      [600, 0, 1],
      [720, 0, 1],
    ]);
  });

  it('never cover each other', () => {
    const tasks = fc.array(fc.tuple(fc.integer({ min: 0, max: 1400 }), fc.constantFrom(15, 30, 60)), { maxLength: 40 });
    fc.assert(
      fc.property(tasks, (all) => {
        const shown = laid(all.map(([from, length]) => at(from, length)));
        expect(shown).toHaveLength(all.length);
        for (const one of shown) {
          expect(one.lane).toBeLessThan(one.lanes);
          for (const other of shown)
            if (one !== other && one.lane === other.lane)
              expect(one.from >= other.from + other.length || other.from >= one.from + one.length).toBe(true);
        }
      }),
    );
  });

  it('get a column as wide as their most crowded hour needs', () => {
    expect(widthFor([], 4)).toBe(0);
    expect(widthFor([at(540), at(1080), at(1080), at(1080)], 4)).toBe(3 * widthFor([at(540)], 4));
    expect(
      widthFor(
        Array.from({ length: 20 }, () => at(1080)),
        4,
      ),
    ).toBe(4 * widthFor([at(540)], 4));
  });

  it('of one moment, twenty of them, are three and how many more: the week stays in sight', () => {
    const { shown, more } = fitted([at(540), ...Array.from({ length: 20 }, () => at(1080)), at(1100, 60)], 4);
    expect(shown.map(({ from, lane, lanes }) => [from, lane, lanes])).toEqual([
      [540, 0, 1],
      [1080, 0, 4],
      [1080, 1, 4],
      [1080, 2, 4],
    ]);
    expect(more).toMatchObject([{ from: 1080, length: 80, tasks: { length: 18 } }]);
    expect(
      fitted(
        Array.from({ length: 4 }, () => at(1080)),
        4,
      ).more,
    ).toEqual([]);
  });

  it('are all within the hours that are shown', () => {
    expect(hoursFor([])).toEqual({ from: 8, to: 20 });
    expect(hoursFor([at(390), at(1410)])).toEqual({ from: 6, to: 24 });
  });

  it('are dropped at a quarter of an hour within those hours', () => {
    expect(snapped(607, { from: 8, to: 20 })).toBe(600);
    expect(snapped(100, { from: 8, to: 20 })).toBe(480);
    expect(snapped(1300, { from: 8, to: 20 })).toBe(1185);
    expect(wallAt('2026-12-14', 615)).toBe('2026-12-14T10:15');
    expect(placed({ type: 'meeting' }, '2026-12-14T10:15')).toMatchObject({ day: '2026-12-14', from: 615, length: 60 });
  });
});
