import type { LeadEvent } from '../../workflows/automation/facts.ts';
import { newProcess, type LeadProcess } from '../../workflows/automation/lead-process.ts';
import { refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import type { LeadRow } from './lead-row.ts';

/** What a turn of a lead's process begins with. */
export type LeadTurn = {
  lead: LeadRow;
  memory: LeadProcess;
  /** how often the process was written down, 0 where it is new */
  revision: number;
  /** for when it had set its clock, in the lead's own */
  wasDue: string | null;
  /** new ones, oldest first */
  events: LeadEvent[];
  /** there are more behind them */
  open: boolean;
};

type Told = Omit<LeadEvent, 'at'> & { at: number };
type Row = LeadRow & {
  kept_memory: LeadProcess | null;
  kept_revision: number | null;
  kept_next_at: Date | null;
  told: Told[] | null;
};

const MOST_EVENTS = 500;

/**
 * The lead, its process and its new events in one read, as they stood at one moment: a row older than the events beside it would set clocks
 * by what holds no longer, and never hear of it again. Numbers are given under the lead's lock, so no other transaction is waited for. Refused: NotFound.
 */
export const readLeadTurn = async (db: Database, workflowId: string, leadId: string): Promise<LeadTurn | Refusal> => {
  const { rows } = await db.pool.query<Row>({
    name: 'lead-turn',
    text: `SELECT l.*, p.memory AS kept_memory, p.revision AS kept_revision, p.next_at AS kept_next_at,
        (SELECT jsonb_agg(to_jsonb(e) ORDER BY e.number) FROM (
          SELECT id::text, number, type, (extract(epoch FROM at) * 1000)::float8 AS at, data, cause, actor
          FROM event WHERE lead_id = l.id AND number > coalesce((p.memory ->> 'cursor')::int, 0) ORDER BY number LIMIT ${MOST_EVENTS}) e) AS told
      FROM lead l LEFT JOIN process p ON p.workflow_id = $1 WHERE l.id = $2`,
    values: [workflowId, leadId],
  });
  const [row] = rows;
  if (!row) return refuse('NotFound');
  const { kept_memory: memory, kept_revision: revision, kept_next_at: nextAt, told, ...lead } = row;
  const events = (told ?? []).map(({ at, ...event }) => ({ ...event, at: new Date(Math.round(at)).toISOString() }));
  return {
    lead,
    memory: memory ?? newProcess(),
    revision: revision ?? 0,
    wasDue: nextAt?.toISOString() ?? null,
    events,
    open: events.length === MOST_EVENTS,
  };
};
