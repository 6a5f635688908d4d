import type { Condition, Filter } from '../../../workflows/automation/condition.schema.ts';
import type { Fact, FactKind } from './facts.ts';

export type Is = Filter['is'];

const ways: Record<FactKind, Is[]> = {
  text: ['=', '!=', 'contains', 'filled', 'empty'],
  number: ['=', '!=', '<', '<=', '>', '>='],
  money: ['>=', '>', '<=', '<', '=', 'filled', 'empty'],
  date: ['filled', 'empty', 'older', 'newer'],
  moment: ['filled', 'empty', 'older', 'newer'],
  choice: ['=', '!=', 'in', 'not_in', 'filled', 'empty'],
  choices: ['contains', 'in', 'not_in', 'filled', 'empty'],
  record: ['filled', 'empty'],
  checkbox: ['=', '!='],
  tags: ['contains', 'in', 'not_in', 'filled', 'empty'],
  weekday: ['in', 'not_in'],
};

/** The comparisons that fit, the most usual first; one that is already there stays choosable. */
export const comparisons = ({ kind, group, days }: Fact, now?: Is): Is[] => {
  const mayBeEmpty: Is[] = kind === 'number' && group === 'fields' ? ['filled', 'empty'] : [];
  const fitting = [...(days ? (['within'] as const) : []), ...ways[kind], ...mayBeEmpty];
  return now && !fitting.includes(now) ? [...fitting, now] : fitting;
};

/** The first test that is offered for a fact. */
export const freshFilter = (fact: Fact): Filter => {
  const first = fact.options?.[0]?.value ?? '';
  switch (fact.kind) {
    case 'number':
      return { field: fact.path, is: '=', value: 0 };
    case 'money':
      return { field: fact.path, is: '>=', value: 100_000_00 };
    case 'date':
    case 'moment':
      return fact.days ? { field: fact.path, is: 'within', value: 'this_week' } : { field: fact.path, is: 'filled' };
    case 'text':
    case 'record':
      return { field: fact.path, is: 'filled' };
    case 'choice':
      return fact.path === 'responsible'
        ? { field: fact.path, is: 'empty' }
        : { field: fact.path, is: '=', value: first };
    case 'choices':
      return { field: fact.path, is: 'contains', value: first };
    case 'checkbox':
      return { field: fact.path, is: '=', value: true };
    case 'tags':
      return { field: fact.path, is: 'contains', value: 'vip' };
    case 'weekday':
      return { field: fact.path, is: 'in', value: [1, 2, 3, 4, 5] };
  }
};

/** Another comparison keeps what was compared with, as far as it fits. */
export const withComparison = (filter: Filter, is: Is, fact: Fact): Filter => {
  const one = Array.isArray(filter.value) ? filter.value[0] : filter.value;
  const list = Array.isArray(filter.value) ? filter.value : one === undefined || one === null ? [] : [one];
  if (is === 'empty' || is === 'filled') return { field: filter.field, is };
  if (is === 'older' || is === 'newer')
    return { field: filter.field, is, than: filter.than ?? { amount: 1, unit: 'days' } };
  if (is === 'within')
    return { field: filter.field, is, value: typeof one === 'string' && one !== '' ? one : 'this_week' };
  if (is === 'in' || is === 'not_in')
    return { field: filter.field, is, value: list.length || !fact.options?.[0] ? list : [fact.options[0].value] };
  return { field: filter.field, is, value: one ?? valueToBegin(fact) };
};

const valueToBegin = (fact: Fact) =>
  fact.kind === 'number' || fact.kind === 'money'
    ? 0
    : fact.kind === 'checkbox'
      ? true
      : (fact.options?.[0]?.value ?? '');

export type Join = 'all' | 'any';
export const joinOf = (condition: Condition): Join | undefined =>
  'all' in condition ? 'all' : 'any' in condition ? 'any' : undefined;
export const partsOf = (condition: Condition): Condition[] =>
  'all' in condition ? condition.all : 'any' in condition ? condition.any : [condition];
/** One test alone needs no group; without tests there is no condition. */
export const groupOf = (join: Join, parts: Condition[]): Condition | undefined =>
  parts.length === 0 ? undefined : parts.length === 1 ? parts[0] : join === 'all' ? { all: parts } : { any: parts };
/** While it is being edited a group stays, even with one test or none. */
export const nested = (join: Join, parts: Condition[]): Condition => (join === 'all' ? { all: parts } : { any: parts });
