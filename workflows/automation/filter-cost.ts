import { refuse, type Refusal } from '../refusal.ts';
import type { Condition } from './condition.schema.ts';

const DEEPEST = 8;
const MOST_TESTS = 60;
const MOST_VALUES = 500;

/** A filter runs over every lead, so its size is limited. */
export const whyNotFilter = (condition: Condition): Refusal | undefined => {
  const cost = { depth: 0, tests: 0, values: 0 };
  weigh(condition, 1, cost);
  if (cost.depth <= DEEPEST && cost.tests <= MOST_TESTS && cost.values <= MOST_VALUES) return undefined;
  return refuse('FilterTooLarge', { ...cost, mostDepth: DEEPEST, mostTests: MOST_TESTS, mostValues: MOST_VALUES });
};

const weigh = (condition: Condition, depth: number, cost: { depth: number; tests: number; values: number }): void => {
  cost.depth = Math.max(cost.depth, depth);
  if (depth > DEEPEST) return;
  if ('all' in condition) condition.all.forEach((part) => weigh(part, depth + 1, cost));
  else if ('any' in condition) condition.any.forEach((part) => weigh(part, depth + 1, cost));
  else if ('not' in condition) weigh(condition.not, depth + 1, cost);
  else {
    cost.tests += 1;
    cost.values += Array.isArray(condition.value) ? condition.value.length : 1;
  }
};
