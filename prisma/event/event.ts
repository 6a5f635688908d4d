import type { Cause } from '../../workflows/automation/cause.schema.ts';
import type { CatalogueEvent } from '../../workflows/event/catalogue.ts';
import { ECHO } from '../../workflows/event/echo.ts';
import { upcast } from '../../workflows/event/upcast.ts';
import type { Columns } from '../../workflows/event/columns.schema.ts';
import type { Actor, Event } from '../../workflows/event/event.schema.ts';
import type { Database } from '../client.ts';
import type { Event as EventModel } from '../generated/client.ts';
import type { RowOf } from '../row.ts';

/** `id` as text: it is a key elsewhere. `number` is its place in its subject's story, from 1, without a gap; null where it belongs to none. */
export type EventRow = Omit<
  RowOf<EventModel, { actor: Actor; cause: Cause | null; data: Record<string, unknown> }>,
  'id' | 'audience' | 'version'
> & { id: string };

export const eventColumns = `e.id::text, e.noun, e.noun_id, e.seq, e.type, e.at, e.recorded_at, e.subject_kind, e.subject_id, e.number, e.actor, e.cause, e.data, e.pokes`;

/** An event of a subject always has a number. */
export type SubjectEventRow = EventRow & { number: number };

/** A subject's events after number `after`, five hundred at most, oldest first. */
export const eventsAfter = async (db: Database, subjectId: string, after: number): Promise<SubjectEventRow[]> => {
  const { rows } = await db.pool.query<SubjectEventRow>({
    name: 'events-after',
    text: `SELECT ${eventColumns} FROM event e WHERE e.subject_id = $1 AND e.number > $2 ORDER BY e.number LIMIT 500`,
    values: [subjectId, after],
  });
  return rows.map(upcast);
};

export const toEvent = (row: EventRow, names?: Map<string, string>): Event => ({
  id: row.id,
  noun: row.noun,
  nounId: row.noun_id,
  seq: row.seq,
  type: row.type,
  at: row.at.toISOString(),
  recordedAt: row.recorded_at.toISOString(),
  leadId: leadIdOf(row),
  number: row.number,
  actor: row.actor.id && names?.has(row.actor.id) ? { ...row.actor, name: names.get(row.actor.id) } : row.actor,
  cause: row.cause,
  data: row.noun === ECHO ? withoutText(row.data) : row.data,
});

/** What was written elsewhere is read there, by whoever may. */
const withoutText = ({ text: _, ...data }: EventRow['data']): EventRow['data'] => data;

/** The lead in whose story it stands. */
export const leadIdOf = (row: Pick<EventRow, 'subject_kind' | 'subject_id'>): string | null =>
  row.subject_kind === 'lead' ? row.subject_id : null;

/** The same event, saying what it shares with others of its noun, too. */
export const withData = <E extends CatalogueEvent>(event: E, more: Partial<E['data']>): E => ({
  ...event,
  data: { ...event.data, ...more },
});

/** The columns of a new row: before it there was nothing. */
export const newColumns = (row: object): Columns =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]: [string, unknown]): [string, [unknown, unknown]] => [
      column,
      [null, value],
    ]),
  );

/** Which processes must hear of an event: never the one that caused it, since it looks by itself. */
export const pokesFor = (actor: Actor, ids: (string | null | undefined | false)[]): string[] =>
  ids.filter((id): id is string => Boolean(id) && !(actor.kind === 'process' && actor.id === id));
