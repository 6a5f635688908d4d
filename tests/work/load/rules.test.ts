import { expect, it, describe } from '@jest/globals';
import { effectiveLimit, type Limit } from '../../../workflows/work/load.ts';

describe('E3 limits', () => {
  it.each<[Limit, Limit, Limit, number]>([
    [5, 3, 10, 3],
    [null, 3, null, 3],
    [0, 3, 10, 0],
    [null, null, null, Infinity],
    ['', 3, 10, 3],
  ])('of a person %p, a group %p and the house %p: %p (tickets R08)', (person, group, house, limit) => {
    expect(effectiveLimit(person, group, house)).toBe(limit);
  });
});
