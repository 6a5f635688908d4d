import type { Priority, Task } from './task.schema.ts';

/** In the order in which they are offered. */
export const priorities = ['high', 'normal', 'low'] as const satisfies Priority[];

/** What matters more first, then what is due earlier. */
export const byPriority = (one: Placed, other: Placed): number =>
  priorities.indexOf(one.priority) - priorities.indexOf(other.priority) || one.dueAt.localeCompare(other.dueAt);

type Placed = Pick<Task, 'priority' | 'dueAt'>;
