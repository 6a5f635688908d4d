import type { EventData } from '../../workflows/event/catalogue.ts';
import type { Due } from '../../workflows/automation/due.schema.ts';
import { leadOf } from '../../workflows/lead/columns.ts';
import type { Repeat } from '../../workflows/task/repeat.schema.ts';
import type { Priority } from '../../workflows/task/task.schema.ts';
import type { TaskRung } from '../../workflows/task/ladder.schema.ts';
import type { ChecklistItem } from '../../workflows/task/state.ts';
import { whyNotSet, type TaskMoment } from '../../workflows/task/task.ts';
import type { Subject } from '../../workflows/subject/subject.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { leadNow, readLeadRow, type LeadRow } from '../lead/lead-row.ts';
import type { Done } from '../lead/lead.ts';
import { notificationFor } from '../user/notification.ts';
import { pipelineOfVersion } from '../pipeline/pipeline.ts';
import { command, type Doing } from '../write.ts';
import { newTask } from './new-task.ts';
import { versionOf, whyNotSetOn } from './task-subject.ts';
import { stepOf } from './climb.ts';
import { withNext } from './series.ts';
import { orderTask, readTask } from './task-row.ts';

/** Sets a task. `due` is resolved in the calendar of the user who must do it. Refused: NotFound, LeadClosed, PersonUnknown, DueInPast. */
export const createTask = (
  db: Database,
  {
    type,
    text,
    due,
    leadId = null,
    responsibleId,
    who,
    contactId,
    companyId,
    of,
    checklist,
    priority,
    repeat,
    ...doing
  }: Doing & {
    type: string;
    text: string;
    due: Due | { at: string };
    leadId?: string | null;
    responsibleId?: string | null;
    who?: 'responsible' | 'supervisor';
    contactId?: string | undefined;
    companyId?: string | undefined;
    of?: Subject | undefined;
    checklist?: ChecklistItem[] | undefined;
    priority?: Priority | undefined;
    repeat?: Repeat | undefined;
  },
): Promise<Done | Refusal> => {
  const about = { contactId, companyId, of, checklist, priority, repeat };
  return command(db, { key: doing.key, request: { task: leadId, type, text, due, ...about } }, async () => {
    const lead = leadId === null ? undefined : await readLeadRow(db, leadId);
    if (isRefusal(lead)) return lead;
    const closed = of && (await whyNotSetOn(db, of));
    return (
      closed ??
      whyNotSet(lead && leadOf(lead)) ??
      newTask(db, doing, lead, { type, text, due, responsibleId, who, ...about })
    );
  });
};

export type Ending = {
  taskId: string;
  result: string;
  outcome?: string | undefined;
  /** what is written with it (outcome.ts), and what was asked for */
  told?: Pick<EventData<'task.done'>, 'moved' | 'dueAt' | 'quiet'>;
  with?: object;
};

/** Ends a task with its result and, where the pipeline has outcomes, one of them. Refused: TaskNotOpen, UnknownOutcome, OutcomeOfOtherTask. */
export const completeTask = (
  db: Database,
  { taskId, result, outcome, told, with: more, ...doing }: Omit<Doing, 'told'> & Ending,
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { complete: taskId, result, outcome, ...more } }, async () => {
    const { task, lead } = await readTask(db, taskId);
    if (!task) return refuse('NotFound');
    const versionId = lead?.pipeline_version_id ?? (await versionOf(db, task));
    const outcomes = versionId ? (await pipelineOfVersion(db, versionId)).definition.outcomes : [];
    const at = doing.at ?? leadNow(lead);
    const change = orderTask(task, { ...doing, at }, { do: 'complete', result, outcome, told }, { outcomes });
    return withNext(db, change, { ...doing, at, task, lead });
  });

/** What the task's own clock does: reminds, becomes overdue, takes the next step of its ladder; tells the users whom it concerns. */
export const taskMoment = (
  db: Database,
  { taskId, what, step: taken = FIRST_STEP, lead: known, publicUrl = '', ladder, ...doing }: Doing & TheMoment,
): Promise<Done | Refusal> =>
  command(
    db,
    { key: doing.key, request: { moment: taskId, what, ...(what === 'escalation' ? taken : {}) } },
    async () => {
      const { task, lead } = await readTask(db, taskId, known);
      if (!task) return refuse('NotFound');
      if (task.state !== 'open') return refuse('TaskNotOpen');
      const at = doing.at ?? leadNow(lead);
      const told = {
        ...{ text: task.text, dueAt: task.due_at.toISOString(), taskId, leadName: lead?.name ?? null },
        responsibleName: await nameOf(db, task.responsible_id),
      };
      if (what === 'escalation') {
        const { step, inserts } = await stepOf(db, task, { ...taken, told, publicUrl, ladder, lead });
        const change = orderTask(task, { ...doing, at }, { do: 'climb', step });
        return isRefusal(change) ? change : { ...change, inserts };
      }
      const to = [task.responsible_id].filter((id) => id !== null);
      const change = orderTask(task, { ...doing, at }, { do: 'clock', what, to });
      if (isRefusal(change)) return change;
      return { ...change, inserts: to.map((id) => notificationFor(id, notices[what], task.lead_id, told)) };
    },
  );

type TheMoment = Pick<TaskMoment, 'what' | 'step'> & {
  taskId: string;
  lead?: LeadRow;
  /** where whoever is called by mail finds us */
  publicUrl?: string;
  /** where it is not that of its lead's pipeline */
  ladder?: TaskRung[];
};

const FIRST_STEP = { rung: 'supervisors', round: 0 };

/** Beside what happens, so that no step is taken twice. */
export const stepKey = ({ step }: Pick<TaskMoment, 'step'>): string => (step ? `/${step.rung}/${step.round}` : '');

const notices = { reminder: 'task.reminder', overdue: 'task.overdue' } as const;

const nameOf = async (db: Database, userId: string | null): Promise<string | null> => {
  if (!userId) return null;
  const { rows } = await db.pool.query<{ name: string }>({
    name: 'user-name',
    text: 'SELECT name FROM app_user WHERE id = $1',
    values: [userId],
  });
  return rows[0]?.name ?? null;
};
