import type { Condition } from '../../../workflows/automation/condition.schema.ts';

/** A condition whose days are those of this reader: what the server is asked with. The address keeps none, so a colleague sees their own today. */
export const zoned = (condition: Condition, zone: string): Condition => {
  if ('all' in condition) return { all: condition.all.map((part) => zoned(part, zone)) };
  if ('any' in condition) return { any: condition.any.map((part) => zoned(part, zone)) };
  if ('not' in condition) return { not: zoned(condition.not, zone) };
  return condition.is === 'within' ? { ...condition, zone } : condition;
};

/** The same for a filter as text; one that cannot be read goes as it is, and the server says so. */
export const zonedFilter = (filter: string, zone: string): string => {
  try {
    return JSON.stringify(zoned(JSON.parse(filter) as Condition, zone));
  } catch {
    return filter;
  }
};
