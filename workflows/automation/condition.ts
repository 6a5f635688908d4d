import type { Condition } from './automation.schema.ts';

export type Facts = Record<string, unknown>;

/** Whether the facts of a lead fulfil a condition. A missing field is empty, never an error. */
export const fulfils = (condition: Condition | undefined, facts: Facts): boolean => {
  if (!condition) return true;
  if ('all' in condition) return condition.all.every((part) => fulfils(part, facts));
  if ('any' in condition) return condition.any.some((part) => fulfils(part, facts));
  if ('not' in condition) return !fulfils(condition.not, facts);
  const found = factAt(facts, condition.field);
  switch (condition.is) {
    case 'empty':
      return isEmpty(found);
    case 'filled':
      return !isEmpty(found);
    case '=':
      return found === condition.value || (isEmpty(found) && isEmpty(condition.value));
    case '!=':
      return found !== condition.value;
    case 'in':
      return Array.isArray(condition.value) && condition.value.includes(found as never);
    default:
      return compares(condition.is, found, condition.value);
  }
};

const compares = (is: '<' | '<=' | '>' | '>=', found: unknown, value: unknown): boolean => {
  const left = found ?? 0;
  if (typeof left !== typeof value || (typeof left !== 'number' && typeof left !== 'string')) return false;
  const right = value as typeof left;
  if (is === '<') return left < right;
  if (is === '<=') return left <= right;
  return is === '>' ? left > right : left >= right;
};

const factAt = (facts: Facts, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (at, key) => (typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? (at as Facts)[key] : undefined),
      facts,
    );

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';
