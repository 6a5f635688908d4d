import { queryOptions } from '@tanstack/react-query';
import type { Priority, Task } from '../../workflows/task/task.schema.ts';
import { asking, type Question } from '../ask/asking.ts';

export const tasksQuery = (filter: { responsible?: string; state: 'open' | 'done'; priority?: Priority }) =>
  asking('/tasks', { query: { ...filter, limit: 100 } });

export const leadTasksQuery = (lead: string) => asking('/tasks', { query: { lead } });

export const taskQuery = (id: string) => asking('/tasks/{id}', { path: { id } });

export const slotsQuery = ({ id, version }: Pick<Task, 'id' | 'version'>) => {
  const slots = asking('/tasks/{id}/slots', { path: { id } });
  return queryOptions({ ...slots, queryKey: [...slots.queryKey, version] });
};

export const todayQuery = asking('/today');

/** Which tasks a list asked for, by its key. */
export const stateIn = (key: readonly unknown[]): string | undefined =>
  (key[1] as { query?: { state?: string } } | undefined)?.query?.state;

/** Lists, cards and figures that show tasks. */
export const changesTasks: Question[] = [
  ['/tasks'],
  ['/tasks/{id}'],
  ['/tasks/{id}/slots'],
  ['/tasks/totals'],
  ['/today'],
];
