import { queryOptions } from '@tanstack/react-query';
import type { Task } from '../../workflows/task/task.schema.ts';
import type { Me } from '../../workflows/user/user.schema.ts';
import { get, queryKeys, type Page } from '../api.ts';

/** My open tasks, the earliest first: the list of Today and the number on the rail. */
export const tasksDueQuery = (me: Me) => tasksQuery({ responsible: me.id, state: 'open' });

export const tasksQuery = (filter: { responsible?: string; state: 'open' | 'done' }) =>
  queryOptions({
    queryKey: queryKeys.tasks(filter),
    queryFn: ({ signal }) => get<Page<Task>>('/tasks', { query: { ...filter, limit: 100 }, signal }),
  });
