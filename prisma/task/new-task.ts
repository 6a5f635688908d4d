import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { setTask, type NewTask } from '../../workflows/task/decide.ts';
import type { ChecklistItem } from '../../workflows/task/state.ts';
import type { Repeat } from '../../workflows/task/repeat.schema.ts';
import type { Subject } from '../../workflows/subject/subject.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import type { Database } from '../client.ts';
import { newColumns, withData } from '../event/event.ts';
import { uuidv7 } from '../id.ts';
import { leadNow, type LeadRow } from '../lead/lead-row.ts';
import type { Done } from '../lead/lead.ts';
import { notificationFor } from '../user/notification.ts';
import { calendarOf, type CalendarRow } from '../pipeline/pipeline.ts';
import type { Change, Doing } from '../write.ts';
import { heardOfTask } from './heard.ts';
import { newSeries } from './series-row.ts';
import { readTaskPerson } from './task-person.ts';
import { taskEvent } from './task-row.ts';

type Wanted = NewTask & {
  contactId?: string | undefined;
  companyId?: string | undefined;
  /** the subject that it belongs to, which is no lead */
  of?: Subject | undefined;
  checklist?: ChecklistItem[] | undefined;
  /** it begins a series */
  repeat?: Repeat | undefined;
  /** it goes on with one */
  series?: { id: string; occurrence: string; missed: number } | undefined;
  responsibleId?: string | null | undefined;
  who?: 'responsible' | 'supervisor' | undefined;
  /** the user is told in another way */
  quiet?: boolean;
};

/**
 * The rows and the event of one task; the user who must do it is notified, unless they set it or an automation did. Refused: PersonUnknown,
 * DueInPast.
 */
export const newTask = async (
  db: Database,
  doing: Doing,
  lead: TaskLead | undefined,
  { responsibleId, who, quiet, contactId, companyId, of, checklist, repeat, series, ...task }: Wanted,
): Promise<Change<Done> | Refusal> => {
  const at = doing.at ?? leadNow(lead);
  const assignee = await assigneeFor(db, lead, responsibleId, who);
  if (isRefusal(assignee)) return assignee;
  const event = setTask(task, {
    ...{ now: at, by: doing.actor.kind, assignee: assignee.id, language: assignee.language },
    ...{ calendar: calendarOf(assignee.calendar), calendarKey: assignee.calendarKey },
  });
  if (isRefusal(event)) return event;
  const id = uuidv7();
  const { text, dueAt, span, priority } = event.data;
  const about = { responsibleId: assignee.id, leadId: lead?.id, of, contactId, companyId, checklist, priority };
  const begun =
    repeat && newSeries({ type: task.type, text, ...about }, { repeat, dueAt, at }, calendarOf(assignee.calendar));
  const place = series ?? (begun && { id: begun.id, occurrence: begun.starts });
  const row = {
    id,
    type: task.type,
    text,
    due_at: dueAt,
    responsible_id: assignee.id,
    lead_id: lead?.id ?? null,
    state: 'open',
    cause: doing.cause ?? {},
    created_at: at,
    event_seq: 1,
    ...(span ? { span } : {}),
    ...(contactId ? { contact_id: contactId } : {}),
    ...(companyId ? { company_id: companyId } : {}),
    ...(of ? { of_kind: of.kind, of_id: of.id } : {}),
    ...(priority ? { priority } : {}),
    ...(checklist ? { checklist } : {}),
    ...(place ? { series_id: place.id, occurrence: place.occurrence } : {}),
  };
  const said = taskEvent(
    { id, lead_id: row.lead_id, event_seq: 0 },
    doing,
    at,
    withData(event, { set: newColumns(row), ...(series?.missed ? { missed: series.missed } : {}) }),
  );
  const isTold = !quiet && assignee.id && doing.actor.kind !== 'process' && assignee.id !== doing.actor.id;
  const told = { text, dueAt, taskId: id, leadName: lead?.name ?? null };
  return {
    inserts: [
      ...(begun ? [{ table: 'task_series', row: begun }] : []),
      { table: 'task', row },
      ...(isTold ? [notificationFor(assignee.id ?? '', 'task.created', row.lead_id, told)] : []),
    ],
    events: [said, ...heardOfTask({ of_kind: of?.kind ?? null, of_id: of?.id ?? null }, said)],
    result: { id, version: 1 },
  };
};

/** What a task asks of its lead, written together with it. */
type TaskLead = Pick<LeadRow, 'id' | 'name' | 'responsible_id' | 'clock_offset'>;
type Assignee = { id: string | null; calendar: CalendarRow | null; calendarKey: string; language: Language };

const assigneeFor = async (
  db: Database,
  lead: TaskLead | undefined,
  responsibleId: string | null | undefined,
  who: 'responsible' | 'supervisor' | undefined,
): Promise<Assignee | Refusal> => {
  const wanted = responsibleId ?? (who === 'supervisor' ? null : (lead?.responsible_id ?? null));
  const person = await readTaskPerson(db, wanted);
  if (!person)
    return responsibleId ? refuse('PersonUnknown') : { id: null, calendar: null, calendarKey: '', language: 'ru' };
  const { id, calendar, key, language } = person;
  return { id: wanted === null && who !== 'supervisor' ? null : id, calendar, calendarKey: key ?? '', language };
};
