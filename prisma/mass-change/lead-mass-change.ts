import type { LivePipeline } from '../../workflows/automation/program.ts';
import { leadOf } from '../../workflows/lead/columns.ts';
import { decide } from '../../workflows/lead/decide.ts';
import { tagged } from '../../workflows/lead/fill.ts';
import type { LeadOrder } from '../../workflows/lead/order.ts';
import { givenBack } from '../../workflows/mass-change/mass-change.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Role } from '../../workflows/user/user.schema.ts';
import { assignLead, assignLeadByRule } from '../assign/assign.ts';
import { livePipeline } from '../automation/live-pipeline.ts';
import type { Database } from '../client.ts';
import { tagLead } from '../lead/lead-fields.ts';
import { leadChange, leadNow, type LeadRow } from '../lead/lead-row.ts';
import { moveLead } from '../lead/lead.ts';
import type { Woken } from '../process/process.ts';
import { undoOfBulkRun } from '../undo/undo.ts';
import type { Change, Doing } from '../write.ts';
import { actorOf, type ChangedNoun, type Undone } from './changed-noun.ts';
import type { MassChangeRow } from './mass-change.ts';

/** How leads are changed: a manager's change covers only her own. */
export const changedLeads = async (db: Database, { created_by }: MassChangeRow): Promise<ChangedNoun<LeadRow>> => {
  const role = await roleOf(db, created_by);
  return {
    kind: 'lead',
    next: nextLeads,
    change: async (tx, row, lead, doing) => {
      if (role === 'manager' && lead.responsible_id !== doing.actor.id) return refuse('NotFound');
      return change(tx, row, lead, doing);
    },
    undone,
  };
};

const change = async (
  db: Database,
  { order }: MassChangeRow,
  lead: LeadRow,
  doing: Doing,
): Promise<unknown | Refusal> => {
  if (order.do !== 'tag' && lead.closed_at) return refuse('LeadClosed');
  switch (order.do) {
    case 'move':
      return moveLead(db, { ...doing, leadId: lead.id, stage: order.stage, lossReason: order.lossReason });
    case 'assign':
      return assignLead(db, { ...doing, leadId: lead.id, userId: order.userId });
    case 'assign_by_rule':
      return assignLeadByRule(db, { ...doing, leadId: lead.id, order: order.rule });
    case 'tag':
      if (tagged(leadOf(lead), order).length === 0) return refuse('NothingToChange');
      return tagLead(db, { ...doing, leadId: lead.id, add: order.add, remove: order.remove });
    case 'act':
      return refuse('NotFound');
  }
};

const nextLeads = async (db: Database, id: string, state: string, limit: number): Promise<LeadRow[]> => {
  const { rows } = await db.pool.query<LeadRow>(
    `SELECT l.* FROM lead l JOIN (SELECT lead_id FROM mass_change_lead WHERE mass_change_id = $1 AND state = $2 ORDER BY lead_id LIMIT $3) m
      ON m.lead_id = l.id ORDER BY l.id FOR UPDATE OF l`,
    [id, state, limit],
  );
  return rows;
};

const roleOf = async (db: Database, id: string | null): Promise<Role | null> => {
  if (!id) return null;
  const { rows } = await db.pool.query<{ role: Role }>('SELECT role FROM app_user WHERE id = $1', [id]);
  return rows[0]?.role ?? null;
};

/** Takes each lead back with what came of it; one whose point is gone gets its former values, where nobody has changed it since, quietly. */
const undone = async (db: Database, row: MassChangeRow, leads: LeadRow[]): Promise<Undone> => {
  const ids = leads.map(({ id }) => id);
  const { rows } = await db.pool.query<{ lead_id: string; before: Record<string, [unknown, unknown]> | null }>(
    'SELECT lead_id, before FROM mass_change_lead WHERE mass_change_id = $1 AND lead_id = ANY($2)',
    [row.id, ids],
  );
  const before = new Map(rows.map((one) => [one.lead_id, one.before]));
  const states: Undone['states'] = [];
  const changes: Change<Woken>[] = [];
  for (const lead of leads) {
    const undone = await undoOfBulkRun(db, { actor: actorOf(row), leadId: lead.id, of: { massChange: row.id } });
    if (undone !== undefined) {
      states.push(isRefusal(undone) || undone.stays.some(({ noun }) => noun === 'lead') ? 'kept' : 'undone');
      continue;
    }
    const set = before.get(lead.id);
    const back = set && givenBack(set, lead);
    if (back) changes.push(restoring(row, lead, back, await livePipeline(db, lead.pipeline_version_id)));
    states.push(back || !set ? 'undone' : 'kept');
  }
  return { states, changes };
};

const restoring = (
  row: MassChangeRow,
  lead: LeadRow,
  back: Omit<LeadOrder & { do: 'give_back' }, 'do'>,
  pipeline: LivePipeline,
): Change<Woken> => {
  const now = leadNow(lead);
  const moved = { workflowId: `lead:${lead.id}`, seq: lead.event_seq + 1 };
  const events = decide(leadOf(lead), { do: 'give_back', ...back }, { now, pipeline });
  if (isRefusal(events)) return { result: moved };
  const told = { massChange: row.id, undo: true, quiet: true };
  return leadChange(lead, { actor: actorOf(row), at: now, told }, { events, result: moved });
};
