import { dueMoment, dueSpan } from '../../workflows/calendar/due.ts';
import type { Due } from '../../workflows/automation/due.schema.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Language, Words } from '../../workflows/words/words.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import type { Database } from '../client.ts';
import { newColumns } from '../event/event.ts';
import { uuidv7 } from '../id.ts';
import { leadNow, type LeadRow } from '../lead/lead-row.ts';
import type { Done } from '../lead/lead.ts';
import { notificationFor } from '../user/notification.ts';
import { calendarOf, type CalendarRow } from '../pipeline/pipeline.ts';
import type { Change, Doing } from '../write.ts';
import { readTaskPerson } from './task-person.ts';
import { taskEvent } from './task-row.ts';

type NewTask = {
  type: string;
  /** words are said in the language of the user who must do it */
  text: string | Words;
  due: Due | { at: string };
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
  { type, text: words, due, responsibleId, who, quiet }: NewTask,
): Promise<Change<Done> | Refusal> => {
  const at = doing.at ?? leadNow(lead);
  const assignee = await assigneeFor(db, lead, responsibleId, who);
  if (isRefusal(assignee)) return assignee;
  const text = typeof words === 'string' ? words : inLanguage(words, assignee.language);
  const typed = 'at' in due && !('by' in due);
  const dueAt = typed ? new Date(due.at).toISOString() : dueMoment(due as Due, calendarOf(assignee.calendar), at);
  const span = typed ? undefined : dueSpan(due as Due);
  if (doing.actor.kind === 'user' && dueAt < at) return refuse('DueInPast');
  const id = uuidv7();
  const row = {
    id,
    type,
    text,
    due_at: dueAt,
    responsible_id: assignee.id,
    lead_id: lead?.id ?? null,
    state: 'open',
    cause: doing.cause ?? {},
    created_at: at,
    event_seq: 1,
    ...(span ? { span: { ms: span.ms, ...(span.of === 'working' ? { working: assignee.calendarKey } : {}) } } : {}),
  };
  const isTold = !quiet && assignee.id && doing.actor.kind !== 'process' && assignee.id !== doing.actor.id;
  const told = { text, dueAt, taskId: id, leadName: lead?.name ?? null };
  return {
    inserts: [
      { table: 'task', row },
      ...(isTold ? [notificationFor(assignee.id ?? '', 'task.created', row.lead_id, told)] : []),
    ],
    events: [
      taskEvent({ id, lead_id: row.lead_id, event_seq: 0 }, doing, at, {
        type: 'task.created',
        data: { set: newColumns(row), type, text, dueAt, responsibleId: assignee.id },
      }),
    ],
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
