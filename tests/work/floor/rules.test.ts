import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Floor } from '../../../workflows/work/floor.schema.ts';
import { newsOfFloor, operatorsOf, withNews } from '../../../workflows/work/floor.ts';
import type { Operator, Queue } from '../../../workflows/work/queue.schema.ts';

const queue = (id: string, waiting: number): Omit<Queue, 'operators'> => ({
  ...{ id, groupId: null, account: id, name: { ru: id }, waiting, oldest: null, inHand: 0, expectedS: null },
  hopeless: 0,
});
const operator = (id: string, load: number, limit: number | null = null): Operator => ({
  ...{ id, name: id, status: 'online', reason: '', since: null, overAt: null, takes: true, load, limit },
});
const floors = fc
  .record({
    queues: fc.uniqueArray(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), waiting: fc.nat(3) }), {
      selector: ({ id }) => id,
    }),
    people: fc.uniqueArray(fc.record({ id: fc.constantFrom('x', 'y', 'z'), load: fc.nat(3) }), {
      selector: ({ id }) => id,
    }),
    since: fc.constantFrom('2026-12-04T00:00:00.000Z', '2026-12-05T00:00:00.000Z'),
  })
  .map(({ queues, people, since }): Floor => ({
    ...{ since, levels: [], breaches: [] },
    queues: queues.map(({ id, waiting }) => queue(id, waiting)),
    operators: people.map(({ id, load }) => ({ ...operator(id, load), queues: [] })),
  }));

describe('E7 news of the floor', () => {
  it('make of what was there what is there now, whatever came, went and changed', () => {
    fc.assert(
      fc.property(floors, floors, (before, after) => {
        const news = newsOfFloor(before, after);
        expect(news ? withNews(before, news) : before).toEqual(after);
      }),
    );
  });

  it('tell rows that changed alone', () => {
    const before: Floor = {
      ...{ since: '', levels: [], breaches: [] },
      ...{ queues: [queue('a', 1), queue('b', 1)], operators: [{ ...operator('x', 1), queues: ['a'] }] },
    };
    const after = { ...before, queues: [queue('a', 2), queue('b', 1)] };
    expect(newsOfFloor(before, after)).toEqual({ queues: [queue('a', 2)] });
    expect(newsOfFloor(before, before)).toBeUndefined();
  });

  it('name everybody once, with the smallest of her limits', () => {
    const queues: Queue[] = [
      { ...queue('a', 0), operators: [operator('x', 2, 5), operator('y', 0)] },
      { ...queue('b', 0), operators: [{ ...operator('x', 2, 3), takes: false }] },
    ];
    expect(operatorsOf(queues)).toEqual([
      { ...operator('x', 2, 3), queues: ['a', 'b'] },
      { ...operator('y', 0), queues: ['a'] },
    ]);
  });
});
