import { queryOptions } from '@tanstack/react-query';
import type { Task, TaskTotals } from '../../workflows/task/task.schema.ts';
import type { Me } from '../../workflows/user/user.schema.ts';
import { get, queryKeys, type Page } from '../api.ts';
import { wall } from '../kit/time.ts';

/** How many of my tasks are late: the number on the rail. */
export const myTotalsQuery = (me: Me) => taskTotalsQuery({ responsible: me.id, state: 'open' }, Date.now());

/** Of all tasks, not of the page that is shown. */
export const taskTotalsQuery = (filter: { responsible?: string; state: 'open' | 'done' }, now: number) => {
  const [today, tomorrow] = [1, 2].map((days) => wall(now).startOf('day').add(days, 'day').toISOString());
  const query = { ...filter, today, tomorrow };
  return queryOptions({
    queryKey: queryKeys.taskTotals(query),
    queryFn: ({ signal }) => get<TaskTotals>('/tasks/totals', { query, signal }),
  });
};

export const tasksQuery = (filter: { responsible?: string; state: 'open' | 'done' }) =>
  queryOptions({
    queryKey: queryKeys.tasks(filter),
    queryFn: ({ signal }) => get<Page<Task>>('/tasks', { query: { ...filter, limit: 100 }, signal }),
  });
