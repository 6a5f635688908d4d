import type { TaskOrder } from '../../workflows/task/decide.ts';
import { plainWords } from '../../workflows/letter/plain-words.ts';
import { nextOnCall } from '../../workflows/service/rota.ts';
import { ladderOf } from '../../workflows/task/ladder.ts';
import type { TaskRung } from '../../workflows/task/ladder.schema.ts';
import { trackText } from '../../workflows/task/track.ts';
import type { Database } from '../client.ts';
import type { LeadRow } from '../lead/lead-row.ts';
import { pipelineOfVersion } from '../pipeline/pipeline.ts';
import { callOut } from '../service/call-out.ts';
import { readOnCall } from '../service/rota.ts';
import { notificationFor } from '../user/notification.ts';
import type { Change } from '../write.ts';
import type { TaskRow } from './task-row.ts';

type Step = Extract<TaskOrder, { do: 'climb' }>['step'];
type Taken = { step: Step; inserts: NonNullable<Change['inserts']> };
type Wanted = {
  rung: string;
  round: number;
  /** what a notice says */
  told: Record<string, unknown>;
  publicUrl: string;
  ladder: TaskRung[] | undefined;
  lead: LeadRow | undefined;
};

/** A step of the ladder of a task that is late: whom it tells, calls, or to whom it hands the task on, as they are now. */
export const stepOf = async (db: Database, task: TaskRow, { rung, round, told, ...wanted }: Wanted): Promise<Taken> => {
  const { ladder, lead, publicUrl } = wanted;
  const rungs =
    ladder ?? ladderOf(lead ? (await pipelineOfVersion(db, lead.pipeline_version_id)).definition.tasks : {});
  const { does = 'supervisors' } = rungs.find(({ key }) => key === rung) ?? {};
  const step = { rung, round, does };
  const telling = (kind: string, to: string[]): Taken => ({
    step: { ...step, to },
    inserts: to.map((id) => notificationFor(id, kind, task.lead_id, told)),
  });
  switch (does) {
    case 'raise':
      return { step: { ...step, to: [] }, inserts: [] };
    case 'remind':
      return telling('task.overdue', task.responsible_id === null ? [] : [task.responsible_id]);
    case 'supervisors':
      return telling('task.escalated', await supervisorsOf(db, task));
    case 'hand_on': {
      const above = await supervisorsOf(db, task);
      // whoever has it already keeps it
      const heir = above.find((id) => id === task.responsible_id) ?? above[0];
      return telling('task.created', heir === undefined || heir === task.responsible_id ? [] : [heir]);
    }
    case 'on_call':
      return calledNext(db, task, { step, told, link: `${publicUrl}/tasks/${task.id}` });
  }
};

/** The next who is on call; nobody where each was called for this step. */
const calledNext = async (
  db: Database,
  task: TaskRow,
  { step, told, link }: { step: Omit<Step, 'to'>; told: Record<string, unknown>; link: string },
): Promise<Taken> => {
  const onCall = await readOnCall(db, await groupOf(db, task), new Date().toISOString());
  const called = task.climbed.flatMap(({ rung, to }) => (rung === step.rung ? (to ?? []) : []));
  const user = onCall && nextOnCall(onCall.people, called);
  if (!onCall || user === undefined) return { step: { ...step, to: [] }, inserts: [] };
  const what = `${trackText(task.track)} ${plainWords(task.text, 120)}`;
  const notice = { ...told, track: trackText(task.track) };
  const { by, inserts } = await callOut(db, {
    ...{ rota: onCall.rota, user, kind: 'task.on_call', leadId: task.lead_id, notice, what, link },
  });
  const silentMs = onCall.rota.silentMinutes * 60_000;
  return { step: { ...step, to: [user], silentMs, ...(by.length > 0 ? { by } : {}) }, inserts };
};

/** The skill group of the ticket on which it stands. */
const groupOf = async (db: Database, { of_kind: kind, of_id: id }: TaskRow): Promise<string | null> => {
  if (kind !== 'ticket') return null;
  const { rows } = await db.pool.query<{ group: string | null }>({
    name: 'group-of-task',
    text: 'SELECT group_id AS "group" FROM ticket WHERE id = $1',
    values: [id],
  });
  return rows[0]?.group ?? null;
};

const supervisorsOf = async (db: Database, task: TaskRow): Promise<string[]> => {
  const { rows } = await db.pool.query<{ id: string }>({
    name: 'supervisors-of-task',
    text: `SELECT s.id FROM app_user s WHERE s.role = 'supervisor' AND s.disabled_at IS NULL
      AND (s.team_id IS NULL OR $1::uuid IS NULL OR s.team_id = (SELECT team_id FROM app_user WHERE id = $1)) ORDER BY s.id`,
    values: [task.responsible_id],
  });
  return rows.map(({ id }) => id);
};
