import type { Me } from '../../workflows/user/user.schema.ts';
import { asking, type Question } from '../ask/asking.ts';
import { wall } from '../kit/time.ts';

/** How many of my tasks are late: the number on the rail. */
export const myTotalsQuery = (me: Me) => taskTotalsQuery({ responsible: me.id, state: 'open' }, Date.now());

/** Of all tasks, not of the page that is shown. */
export const taskTotalsQuery = (filter: { responsible?: string; state: 'open' | 'done' }, now: number) => {
  const dayIn = (days: number) => wall(now).startOf('day').add(days, 'day').toISOString();
  return asking('/tasks/totals', { query: { ...filter, today: dayIn(1), tomorrow: dayIn(2) } });
};

export const tasksQuery = (filter: { responsible?: string; state: 'open' | 'done' }) =>
  asking('/tasks', { query: { ...filter, limit: 100 } });

export const leadTasksQuery = (lead: string) => asking('/tasks', { query: { lead } });

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
