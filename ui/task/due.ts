import type { Priority } from '../../workflows/task/task.schema.ts';
import type { Me } from '../../workflows/user/user.schema.ts';
import { asking } from '../ask/asking.ts';
import { wall } from '../kit/time.ts';

/** How many of my tasks are late: the number on the rail. */
export const myTotalsQuery = (me: Me) => taskTotalsQuery({ responsible: me.id, state: 'open' }, Date.now());

/** Of all tasks, not of the page that is shown. */
export const taskTotalsQuery = (
  filter: { responsible?: string; state: 'open' | 'done'; priority?: Priority },
  now: number,
) => {
  const dayIn = (days: number) => wall(now).startOf('day').add(days, 'day').toISOString();
  return asking('/tasks/totals', { query: { ...filter, today: dayIn(1), tomorrow: dayIn(2) } });
};
