import type { SubjectEvent } from '../../workflows/automation/facts.ts';
import { newMemory, type Memory } from '../../workflows/automation/memory.ts';
import type { Duty } from '../../workflows/lead/duty.ts';
import type { TaskClimbed } from '../../workflows/task/ladder.ts';
import { refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { fieldRevision, heardOfFields } from '../field/house-fields.ts';
import type { After } from '../round.ts';
import type { TaskRow } from '../task/task-row.ts';
import type { LeadRow } from './lead-row.ts';
import { iso, readTold, type EventInJson } from './told.ts';

/** What a turn of a lead's process starts with. */
export type LeadTurn = {
  lead: LeadRow;
  memory: Memory;
  /** how often the process has been saved, 0 where it is new */
  revision: number;
  /** when it had meant to wake, in the lead's clock */
  wasDue: string | null;
  /** new ones, oldest first */
  events: SubjectEvent[];
  /** there are more after these */
  open: boolean;
  /** open tasks and unpaid invoices */
  duties: Duty[];
  /** invoices that nobody must pay any more and whose payment page may still be open at the provider */
  closePages: string[];
};

/** moments as milliseconds */
type KeptDuty = {
  what: Duty['what'];
  id: string;
  kind: string;
  text: string;
  high: boolean;
  stops: boolean;
  working: string | null;
  state: string;
  climbed: TaskClimbed[] | null;
  acknowledged: { until: string | null } | null;
} & Record<'begun' | 'due' | 'reminded' | 'overdue', number | null>;
type LeadTurnRow = LeadRow & {
  kept_memory: Memory | null;
  kept_revision: number | null;
  kept_next_at: Date | null;
  told: EventInJson[] | null;
  duties: KeptDuty[] | null;
  close_pages: string[] | null;
  house: number;
};

const MOST_EVENTS = 500;

/** jsonb would write a moment in the zone of the connection. */
const ms = (column: string): string => `(extract(epoch FROM ${column}) * 1000)::float8`;

/**
 * The lead, its process, duties and new events in one read, as of one moment: a row older than the events beside it would set clocks by
 * outdated values and never be corrected. Numbers are given under the lead's lock, so no other transaction is waited for. Refused: NotFound.
 */
export const readLeadTurn = async (db: Database, workflowId: string, leadId: string): Promise<LeadTurn | Refusal> => {
  const { rows } = await db.pool.query<LeadTurnRow>({
    name: 'lead-turn',
    text: `SELECT l.*, p.memory AS kept_memory, p.revision AS kept_revision, p.next_at AS kept_next_at,
        (SELECT jsonb_agg(to_jsonb(e) ORDER BY e.number) FROM (
          SELECT id::text, number, type, ${ms('at')} AS at, data, cause, actor
          FROM event WHERE subject_id = l.id AND number > coalesce((p.memory ->> 'cursor')::int, 0) ORDER BY number LIMIT ${MOST_EVENTS}) e) AS told,
        (SELECT jsonb_agg(to_jsonb(d) ORDER BY d.what DESC, d.id) FROM (
          SELECT 'task' AS what, id, type AS kind, text, priority IS NOT DISTINCT FROM 'high' AS high, span IS NOT NULL AS stops, span ->> 'working' AS working, state, ${ms('coalesce(due_set_at, created_at)')} AS begun, ${ms('due_at')} AS due, ${ms('reminded_at')} AS reminded, ${ms('overdue_at')} AS overdue, climbed, acknowledged
          FROM task WHERE lead_id = l.id AND state = 'open'
          UNION ALL SELECT 'payment', id, NULL, number::text, false, false, NULL, state, ${ms('sent_at')}, ${ms('due_at')}, ${ms('reminded_at')}, ${ms('overdue_at')}, NULL, NULL
          FROM invoice WHERE lead_id = l.id AND state IN ('sent', 'part_paid')) d) AS duties,
        (SELECT jsonb_agg(id) FROM invoice WHERE lead_id = l.id AND state NOT IN ('draft', 'sent', 'part_paid') AND (checkout ->> 'expiresAt')::timestamptz > now()) AS close_pages,
        ${fieldRevision} AS house
      FROM lead l LEFT JOIN process p ON p.workflow_id = $1 WHERE l.id = $2`,
    values: [workflowId, leadId],
  });
  const [row] = rows;
  if (!row) return refuse('NotFound');
  const {
    kept_memory: memory,
    kept_revision: revision,
    kept_next_at: nextAt,
    told,
    duties,
    close_pages: closePages,
    house,
    ...lead
  } = row;
  heardOfFields(db, house);
  const events = readTold(told);
  return {
    lead,
    memory: memory ?? newMemory(),
    revision: revision ?? 0,
    wasDue: nextAt?.toISOString() ?? null,
    events,
    open: events.length === MOST_EVENTS,
    duties: (duties ?? []).map(dutyOf),
    closePages: closePages ?? [],
  };
};

/**
 * What the next round of the same turn starts with, as the round before has left it: its own events are all that is new, and of what it added only tasks
 * have clocks. Undefined where it wrote anything else: the record says more then.
 */
export const turnAfter = (begun: LeadTurn, memory: Memory, { lead, events, inserts }: After): LeadTurn | undefined =>
  inserts.every(({ table }) => CLOCKLESS.has(table) || table === 'task')
    ? {
        ...begun,
        lead,
        memory,
        revision: begun.revision + 1,
        events,
        open: false,
        duties: [
          ...begun.duties,
          ...inserts.filter(({ table }) => table === 'task').map(({ row }) => newDuty(row as NewTaskRow)),
        ],
      }
    : undefined;

const CLOCKLESS = new Set(['delivery', 'notification']);

type NewTaskRow = Pick<TaskRow, 'id' | 'type' | 'text' | 'state'> & {
  priority?: TaskRow['priority'] | undefined;
  span?: TaskRow['span'];
  due_at: string;
  created_at: string;
};

const newDuty = ({
  id,
  type,
  text,
  state,
  priority,
  span,
  due_at: dueAt,
  created_at: createdAt,
}: NewTaskRow): Duty => ({
  what: 'task',
  kind: type,
  high: priority === 'high',
  stops: Boolean(span),
  working: span?.working ?? null,
  ...{ id, text, state, dueAt, createdAt, remindedAt: null, overdueAt: null, climbed: [] },
});

const dutyOf = ({
  what,
  id,
  kind,
  text,
  high,
  stops,
  working,
  state,
  begun,
  due,
  reminded,
  overdue,
  climbed,
  acknowledged,
}: KeptDuty): Duty => {
  const clock = { id, text, state, dueAt: iso(due!), remindedAt: kept(reminded), overdueAt: kept(overdue) };
  return what === 'task'
    ? { what, kind, high, stops, working, ...clock, createdAt: iso(begun!), climbed: climbed ?? [], acknowledged }
    : { what, ...clock, sentAt: kept(begun) };
};

const kept = (ms: number | null): string | null => (ms === null ? null : iso(ms));
