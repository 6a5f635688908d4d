import type { Keeping } from '../event/difference.ts';
import type { TaskState } from './state.ts';

/** The columns that keep each word of a task: where the word changes, all of them are written. */
export const taskColumns: Keeping<TaskState> = {
  type: ({ type }) => ({ type }),
  text: ({ text }) => ({ text }),
  dueAt: ({ dueAt }) => ({ due_at: dueAt }),
  responsible: ({ responsible }) => ({ responsible_id: responsible }),
  dueSetAt: ({ dueSetAt }) => ({ due_set_at: dueSetAt }),
  span: ({ span }) => ({ span }),
  state: ({ state, doneAt }) => ({ state, done_at: doneAt }),
  outcome: ({ outcome }) => ({ outcome }),
  result: ({ result }) => ({ result }),
  priority: ({ priority }) => ({ priority: priority === 'normal' ? null : priority }),
  checklist: ({ checklist }) => ({ checklist }),
  answer: ({ answer }) => ({ answer }),
  series: ({ series }) => ({ series_id: series?.id, occurrence: series?.occurrence }),
  createdAt: ({ createdAt }) => ({ created_at: createdAt }),
  remindedAt: ({ remindedAt }) => ({ reminded_at: remindedAt }),
  overdueAt: ({ overdueAt }) => ({ overdue_at: overdueAt }),
  escalatedAt: ({ escalatedAt }) => ({ escalated_at: escalatedAt }),
  climbed: ({ climbed }) => ({ climbed }),
  acknowledged: ({ acknowledged }) => ({ acknowledged }),
};
