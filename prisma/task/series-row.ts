import type { Subject } from '../../workflows/subject/subject.ts';
import type { Calendar } from '../../workflows/calendar/calendar.ts';
import { localIn } from '../../workflows/task/repeat.ts';
import type { Repeat } from '../../workflows/task/repeat.schema.ts';
import type { Priority } from '../../workflows/task/task.schema.ts';
import type { ChecklistItem } from '../../workflows/task/state.ts';
import type { TaskSeries } from '../generated/client.ts';
import { uuidv7 } from '../id.ts';
import type { RowOf } from '../row.ts';

/** What each task of a series says. */
export type SeriesTask = {
  type: string;
  text: string;
  responsibleId: string | null;
  leadId?: string | undefined;
  of?: Subject | undefined;
  contactId?: string | undefined;
  companyId?: string | undefined;
  checklist?: ChecklistItem[] | undefined;
  priority?: Priority | undefined;
};
export type SeriesRow = RowOf<TaskSeries, { repeat: Repeat; task: SeriesTask }>;

/** A series that begins with a task due at that moment, in the zone of whoever must do it. */
export const newSeries = (
  task: SeriesTask,
  { repeat, dueAt, at }: { repeat: Repeat; dueAt: string; at: string },
  { zone }: Calendar,
) => ({
  ...{ id: uuidv7(), repeat, starts: localIn(dueAt, zone), zone, created_at: at },
  // ticks are of the one that has them
  task: { ...task, checklist: task.checklist?.map((item) => ({ ...item, done: false })) },
});
