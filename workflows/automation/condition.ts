import { DateTime } from 'luxon';
import type { Condition, Filter } from './condition.schema.ts';
import { daysOf, isWithin } from './days.ts';
import { factAt, type Facts } from './facts.ts';

/** Whether a lead's facts meet a condition at `now` (RFC 3339). A missing field is empty, never an error. */
export const fulfils = (condition: Condition | undefined, facts: Facts, now?: string): boolean => {
  if (!condition) return true;
  if ('all' in condition) return condition.all.every((part) => fulfils(part, facts, now));
  if ('any' in condition) return condition.any.some((part) => fulfils(part, facts, now));
  if ('not' in condition) return !fulfils(condition.not, facts, now);
  return holds(condition, factAt(facts, condition.field), now);
};

/** Every test inside a condition. */
export const filtersOf = (condition: Condition | undefined): Filter[] => {
  if (!condition) return [];
  if ('all' in condition) return condition.all.flatMap(filtersOf);
  if ('any' in condition) return condition.any.flatMap(filtersOf);
  if ('not' in condition) return filtersOf(condition.not);
  return [condition];
};
export const pathsOf = (condition: Condition | undefined): string[] => filtersOf(condition).map(({ field }) => field);

const holds = ({ is, value, than, zone }: Filter, found: unknown, now: string | undefined): boolean => {
  switch (is) {
    case 'empty':
      return isEmpty(found);
    case 'filled':
      return !isEmpty(found);
    case '=':
      return found === value || (isEmpty(found) && isEmpty(value));
    case '!=':
      return found !== value && !(isEmpty(found) && isEmpty(value));
    case 'in':
      return oneOf(found, value);
    case 'not_in':
      return !oneOf(found, value);
    case 'contains':
      return Array.isArray(found)
        ? found.includes(value)
        : typeof found === 'string' && typeof value === 'string' && found.toLowerCase().includes(value.toLowerCase());
    case 'older':
    case 'newer': {
      if (typeof found !== 'string' || !than || !now) return false;
      const border = DateTime.fromISO(now).minus({ [than.unit]: than.amount });
      const at = DateTime.fromISO(found);
      return at.isValid && (is === 'older' ? at < border : at >= border);
    }
    case 'within': {
      const days = now ? daysOf(value, now, zone) : undefined;
      return days !== undefined && typeof found === 'string' && isWithin(found, days);
    }
    default:
      return compares(is, found, value);
  }
};

const oneOf = (found: unknown, value: unknown): boolean =>
  Array.isArray(value) &&
  (Array.isArray(found) ? found.some((each) => value.includes(each)) : value.includes(found as never));

const compares = (is: '<' | '<=' | '>' | '>=', found: unknown, value: unknown): boolean => {
  const left = found ?? 0;
  if (typeof left !== typeof value || (typeof left !== 'number' && typeof left !== 'string')) return false;
  const right = value as typeof left;
  if (is === '<') return left < right;
  if (is === '<=') return left <= right;
  return is === '>' ? left > right : left >= right;
};

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
