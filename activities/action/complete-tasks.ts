import { cancelTasks, completeTasks } from '../../prisma/task/lead-tasks.ts';
import type { ActionRun } from './action.ts';

export const completeTasksAction: ActionRun<'task.complete'> = (db, doing, leadId, { type, outcome }) =>
  completeTasks(db, { ...doing, leadId, type, outcome });

export const cancelTasksAction: ActionRun<'task.cancel'> = (db, doing, leadId, { type }) =>
  cancelTasks(db, { ...doing, leadId, type });
