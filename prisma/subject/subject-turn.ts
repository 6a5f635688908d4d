import type { SubjectEvent } from '../../workflows/automation/facts.ts';
import { newMemory, type Memory } from '../../workflows/automation/memory.ts';
import { refuse, type Refusal } from '../../workflows/refusal.ts';
import { processIdOf, type Subject } from '../../workflows/subject/subject.ts';
import type { Database } from '../client.ts';

/** What a turn of a subject's process starts with. */
export type SubjectTurn<Row> = {
  row: Row;
  memory: Memory;
  /** how often the process has been saved, 0 where it is new */
  revision: number;
  /** when it had meant to wake, in the subject's clock */
  wasDue: string | null;
  /** new ones, oldest first */
  events: SubjectEvent[];
  /** there are more after these */
  open: boolean;
};

const MOST_EVENTS = 500;

/**
 * The subject's row, its process and its new events in one read, as of one moment: numbers are given under the subject's lock, so a row is never
 * older than the events beside it. Refused: NotFound.
 */
export const readSubjectTurn = async <Row extends object>(
  db: Database,
  subject: Subject,
  table: string,
): Promise<SubjectTurn<Row> | Refusal> => {
  const { rows } = await db.pool.query({
    name: `${table}-turn`,
    text: `SELECT s.*, p.memory AS kept_memory, p.revision AS kept_revision, p.next_at AS kept_next_at,
        (SELECT jsonb_agg(to_jsonb(e) ORDER BY e.number) FROM (
          SELECT id::text, number, type, (extract(epoch FROM at) * 1000)::float8 AS at, data, cause, actor
          FROM event WHERE subject_id = s.id AND number > coalesce((p.memory ->> 'cursor')::int, 0) ORDER BY number LIMIT ${MOST_EVENTS}) e) AS told
      FROM ${table} s LEFT JOIN process p ON p.workflow_id = $1 WHERE s.id = $2`,
    values: [processIdOf(subject), subject.id],
  });
  if (!rows[0]) return refuse('NotFound');
  const { kept_memory: memory, kept_revision: revision, kept_next_at: nextAt, told, ...row } = rows[0];
  const events = ((told ?? []) as (Omit<SubjectEvent, 'at'> & { at: number })[]).map(({ at, ...event }) => ({
    ...event,
    at: new Date(Math.round(at)).toISOString(),
  }));
  return {
    row,
    memory: memory ?? newMemory(),
    revision: revision ?? 0,
    wasDue: nextAt?.toISOString() ?? null,
    events,
    open: events.length === MOST_EVENTS,
  };
};
