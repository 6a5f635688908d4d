import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Subject } from '../../workflows/subject/subject.ts';
import type { Actor } from '../../workflows/event/event.schema.ts';
import type { Database } from '../client.ts';
import { recordOf } from '../subject/subject-record.ts';
import { readSubject } from '../subject/subject.ts';
import { command } from '../write.ts';
import { orderTask, type TaskRow } from './task-row.ts';

/** Why nothing is to be done any more on a subject that is no lead. Refused: NotFound, TicketClosed. */
export const whyNotSetOn = async (db: Database, { kind, id }: Subject): Promise<Refusal | undefined> => {
  const record = recordOf(kind);
  if (!record?.noun.tasks) return refuse('NotFound');
  const row = await readSubject(db, record, id);
  if (isRefusal(row)) return row;
  return row.closed_at ? refuse('TicketClosed') : undefined;
};

/** The version of the pipeline that the subject of a task follows, where it is no lead. */
export const versionOf = async (
  db: Database,
  { of_kind: kind, of_id: id }: Pick<TaskRow, 'of_kind' | 'of_id'>,
): Promise<string | undefined> => {
  const record = kind === null ? undefined : recordOf(kind);
  const row = record && id !== null ? await readSubject(db, record, id) : undefined;
  return !row || isRefusal(row) ? undefined : row.pipeline_version_id;
};

/** What was still to be done on a subject that is closed is to be done no more. */
export const cancelTasksOf = async (db: Database, { kind, id }: Subject, actor: Actor): Promise<void> => {
  const { rows } = await db.pool.query<TaskRow>(
    `SELECT * FROM task WHERE of_kind = $1 AND of_id = $2 AND state = 'open'`,
    [kind, id],
  );
  for (const task of rows)
    await command(db, { request: null }, async () =>
      orderTask(task, { actor, at: new Date().toISOString() }, { do: 'cancel' }),
    );
};
