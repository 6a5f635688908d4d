import type { Cause } from '../../workflows/automation/cause.schema.ts';
import { upcast } from '../../workflows/event/upcast.ts';
import type { Recorded } from '../../workflows/trial/trial.schema.ts';
import type { Database } from '../client.ts';

export type SubjectRecorded = Recorded & { subjectId: string };
type RecordedRow = [
  string,
  string,
  string,
  string,
  string,
  number,
  string,
  string | null,
  Cause | null,
  Record<string, unknown> | null,
  number | null,
  number,
];

const BATCH = 500;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Irrelevant to a story that is simulated again: what clocks and channels report about themselves, and that something was undone: that never happened. */
const UNTOLD = [
  'delivery.sent',
  'delivery.delivered',
  'task.reminded',
  'task.escalated',
  'task.assigned',
  'task.answered',
  'invoice.reminded',
  'lead.undone',
  'task.undone',
  'invoice.undone',
  'delivery.undone',
];

/**
 * The events of some subjects up to a moment, one by one in the order of recording, at most five hundred at a time. Columns (`data.set`) come
 * with the subject's own events only; a message's event says whether it belongs to an invoice.
 */
export async function* eventsOfSubjects(
  db: Database,
  ids: string[],
  until: string,
): AsyncGenerator<SubjectRecorded[], void> {
  const undone = await undoneOf(db, ids, until);
  for (let subject = FIRST, id = '0'; ;) {
    const { rows } = await db.pool.query<RecordedRow>({
      name: 'events-of-subjects',
      rowMode: 'array',
      text: `SELECT e.subject_id, e.id::text, noun, noun_id, type, (extract(epoch FROM at) * 1000)::float8, actor ->> 'kind', actor ->> 'id', cause,
          CASE noun WHEN subject_kind THEN data - 'decision' WHEN 'delivery' THEN jsonb_build_object('account', data -> 'account', 'template', data -> 'template',
            'invoice', data #> '{set,invoice_id,1}') ELSE data - 'set' END, number, (extract(epoch FROM recorded_at) * 1000)::float8
        FROM event e WHERE e.subject_id = ANY($1::uuid[]) AND (e.subject_id, e.id) > ($2::uuid, $3::bigint) AND at < $4::timestamptz AND type <> ALL($5)
        ORDER BY e.subject_id, e.id LIMIT ${BATCH}`,
      values: [ids, subject, id, until, UNTOLD],
    });
    const told = rows.filter((row) => !undone.get(row[0])?.has(row[10] ?? 0));
    if (told.length > 0) yield told.map(toRecorded);
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    [subject, id] = last;
  }
}

/** The numbers of the events that were taken back by then, by subject. */
const undoneOf = async (db: Database, ids: string[], until: string): Promise<Map<string, Set<number>>> => {
  const { rows } = await db.pool.query<{ subject_id: string | null; numbers: number[] | null }>({
    name: 'undone-of-subjects',
    text: `SELECT subject_id, array_agg(n::int) AS numbers FROM event, jsonb_array_elements_text(data -> 'events') n
      WHERE subject_id = ANY($1::uuid[]) AND type = 'lead.undone' AND at < $2::timestamptz GROUP BY subject_id`,
    values: [ids, until],
  });
  return new Map(rows.map(({ subject_id: id, numbers }) => [id ?? '', new Set(numbers)]));
};

const toRecorded = ([
  subjectId,
  id,
  noun,
  nounId,
  type,
  at,
  kind,
  actorId,
  cause,
  data,
  ,
  recordedAt,
]: RecordedRow): SubjectRecorded =>
  upcast({
    subjectId,
    id,
    noun,
    nounId,
    type,
    at: new Date(Math.round(at)).toISOString(),
    actor: { kind, id: actorId ?? undefined },
    cause,
    data: data ?? {},
    recordedAt,
  });
