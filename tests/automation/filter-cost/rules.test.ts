import { describe, expect, it } from '@jest/globals';
import type { Condition } from '../../../workflows/automation/condition.schema.ts';
import { whyNotFilter } from '../../../workflows/automation/filter-cost.ts';

const test: Condition = { field: 'name', is: 'contains', value: 'a' };
const deep = (levels: number): Condition => (levels === 1 ? test : { not: deep(levels - 1) });
const many = (tests: number): Condition => ({ any: Array.from({ length: tests }, () => test) });
const long = (values: number): Condition => ({
  all: [0, 1, 2].map(() => ({ field: 'stage', is: 'in', value: Array.from({ length: values / 3 }, String) })),
});

describe('B4 the cost of a filter', () => {
  it.each([deep(8), many(50), { all: [many(50), many(10)] }, long(498)])('is borne up to its bounds', (condition) => {
    expect(whyNotFilter(condition)).toBeUndefined();
  });

  it.each([deep(9), deep(39), { all: [many(50), many(11)] }, { any: [long(498), long(6)] }])(
    'is refused with the reason beyond them',
    (condition) => {
      expect(whyNotFilter(condition)).toMatchObject({ refusal: 'FilterTooLarge', values: { mostTests: 60 } });
    },
  );
});
