import { isEvent } from '../../workflows/event/catalogue.ts';
import type { Told } from '../../workflows/subject/noun.ts';
import { nounOf } from '../../workflows/subject/nouns.ts';
import { echoed } from '../event/echo.ts';
import type { NewEvent } from '../write.ts';
import type { TaskRow } from './task-row.ts';

/** What the subject of a task that is no lead's hears of it, in the same write. */
export const heardOfTask = ({ of_kind, of_id }: Pick<TaskRow, 'of_kind' | 'of_id'>, event: NewEvent): NewEvent[] => {
  const told = of_kind === null || of_id === null ? undefined : toldOf(of_kind, event);
  return told ? echoed(event, [{ ...told, subject: { kind: of_kind!, id: of_id! } }]) : [];
};

const toldOf = (kind: string, event: NewEvent): Told | undefined => {
  const types = nounOf(kind)?.tasks;
  if (!types) return undefined;
  if (isEvent(event, 'task.created')) {
    const { type, text: task, dueAt } = event.data;
    return { type: types.set, data: { type, task, dueAt } };
  }
  if (isEvent(event, 'task.done')) {
    const { type, text: task, outcome, result } = event.data;
    return { type: types.done, data: { type, task, outcome, ...(result ? { result } : {}) } };
  }
  if (!isEvent(event, 'task.overdue')) return undefined;
  const { type, text: task } = event.data;
  return { type: types.overdue, data: { type, task } };
};
