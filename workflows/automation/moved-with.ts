import { isEvent } from '../event/catalogue.ts';
import type { SubjectEvent } from './facts.ts';
import { givenBy, type Given } from './turn.ts';

/** The move that was written together with a task that was done. */
export const movedWith = (event: SubjectEvent) => (isEvent(event, 'task.done') ? event.data.moved : undefined);

/** A task that was done together with a move is heard as the lead stood before the move. */
export const asHeard = (given: Given, event: SubjectEvent): Given => {
  const moved = movedWith(event);
  if (!moved) return given;
  const entries = (given.row['entries'] ?? {}) as Record<string, number>;
  const before = { ...entries, [moved.to]: Math.max(0, (entries[moved.to] ?? 0) - 1) };
  return givenBy(given.pipeline, { ...given.row, stage: moved.from, closedAt: null, entries: before }, given.now);
};
