import type { CatalogueEvent, EventData } from '../../workflows/event/catalogue.ts';
import type { Actor } from '../../workflows/event/event.schema.ts';
import { givenBack, paceOf, tagsAfter } from '../../workflows/mass-change/mass-change.ts';
import type { MassCounts } from '../../workflows/mass-change/mass-change.schema.ts';
import { isUnderWay, type BulkRunState } from '../../workflows/process/bulk-run.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Role } from '../../workflows/user/user.schema.ts';
import { assignLead, assignLeadByRule } from '../assign/assign.ts';
import { inTransaction, type Database } from '../client.ts';
import { tagLead } from '../lead/lead-fields.ts';
import { leadChange, leadNow, type LeadRow } from '../lead/lead-row.ts';
import { moveLead } from '../lead/lead.ts';
import { undoOfBulkRun } from '../undo/undo.ts';
import type { MassChangeRow } from './mass-change.ts';
import { lockBulkRun, processOfBulkRun, together, bulkRunChange } from './bulk-run-row.ts';
import { command, type Change, type Doing } from '../write.ts';

/** Each holds the locks of a lead and all that belongs to it until the whole batch is written. */
const BACK_AT_ONCE = 10;
type Moved = { leadId: string; seq: number };
export type MassChangeBatch = { state: BulkRunState; moved: Moved[]; restMs?: number };

/** The next leads of a mass change, in one transaction with how far it is: after a crash it goes on where it was. */
export const runMassChangeBatch = (db: Database, massChangeId: string): Promise<MassChangeBatch> =>
  inTransaction(db, async (tx) => {
    const row = await lockBulkRun<MassChangeRow>(tx, 'mass_change', massChangeId);
    if (isRefusal(row)) return { state: 'undone', moved: [] };
    if (!isUnderWay(row.state)) return { state: row.state, moved: [] };
    return row.state === 'undoing' ? undoNext(tx, row) : changeNext(tx, row);
  });

const changeNext = async (db: Database, row: MassChangeRow): Promise<MassChangeBatch> => {
  const { atOnce, restMs } = paceOf(row.automations);
  const leads = await nextLeads(db, row.id, 'planned', atOnce);
  if (leads.length === 0) return writeBatch(db, row, [], row.counts, 'done');
  const actor: Actor = row.created_by ? { kind: 'user', id: row.created_by } : { kind: 'system' };
  const told = { massChange: row.id, ...(row.automations === 'quiet' ? { quiet: true } : {}) };
  const role = await roleOf(db, row.created_by);
  const counts = { ...row.counts };
  const results: { id: string; state: string; error: string | null }[] = [];
  const moved: Moved[] = [];
  for (const lead of leads) {
    const answer = await change(db, row, lead, { actor, told }, role);
    if (isRefusal(answer)) counts.refused += 1;
    else {
      counts.done += 1;
      moved.push({ leadId: lead.id, seq: lead.event_seq + 1 });
    }
    results.push({
      id: lead.id,
      state: isRefusal(answer) ? 'refused' : 'done',
      error: isRefusal(answer) ? answer.refusal : null,
    });
  }
  // the event that the command wrote holds the former values
  await db.pool.query(
    `UPDATE mass_change_lead m SET state = r.state, error = r.error, before = (SELECT e.data -> 'set' FROM event e
        WHERE e.subject_id = m.lead_id AND e.noun = 'lead' AND e.data ->> 'massChange' = $1::text ORDER BY e.id DESC LIMIT 1)
      FROM unnest($2::uuid[], $3::text[], $4::text[]) r(id, state, error) WHERE m.mass_change_id = $1::uuid AND m.lead_id = r.id`,
    [row.id, results.map(({ id }) => id), results.map(({ state }) => state), results.map(({ error }) => error)],
  );
  const step = await writeBatch(db, row, [], counts);
  return { ...step, moved, ...(restMs > 0 && moved.length > 0 ? { restMs } : {}) };
};

const change = (
  db: Database,
  { order }: MassChangeRow,
  lead: LeadRow,
  doing: Doing,
  role: Role | null,
): Promise<unknown | Refusal> | Refusal => {
  if (role === 'manager' && lead.responsible_id !== doing.actor.id) return refuse('NotFound');
  if (order.do !== 'tag' && lead.closed_at) return refuse('LeadClosed');
  switch (order.do) {
    case 'move':
      return moveLead(db, { ...doing, leadId: lead.id, stage: order.stage, lossReason: order.lossReason });
    case 'assign':
      return assignLead(db, { ...doing, leadId: lead.id, userId: order.userId });
    case 'assign_by_rule':
      return assignLeadByRule(db, { ...doing, leadId: lead.id, order: order.rule });
    case 'tag':
      if (tagsAfter(lead.tags, order).join('\n') === lead.tags.join('\n')) return refuse('NothingToChange');
      return tagLead(db, { ...doing, leadId: lead.id, add: order.add, remove: order.remove });
  }
};

/** Leads of the change in one state, locked against other changes. */
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
const undoNext = async (db: Database, row: MassChangeRow): Promise<MassChangeBatch> => {
  const leads = await nextLeads(db, row.id, 'done', BACK_AT_ONCE);
  if (leads.length === 0) return writeBatch(db, row, [], row.counts, 'undone');
  const ids = leads.map(({ id }) => id);
  const { rows } = await db.pool.query<{ lead_id: string; before: Record<string, [unknown, unknown]> | null }>(
    'SELECT lead_id, before FROM mass_change_lead WHERE mass_change_id = $1 AND lead_id = ANY($2)',
    [row.id, ids],
  );
  const before = new Map(rows.map((one) => [one.lead_id, one.before]));
  const states: string[] = [];
  const changes: Change<Moved>[] = [];
  for (const lead of leads) {
    const actor: Actor = row.created_by ? { kind: 'user', id: row.created_by } : { kind: 'system' };
    const undone = await undoOfBulkRun(db, { actor, leadId: lead.id, of: { massChange: row.id } });
    if (undone !== undefined) {
      states.push(isRefusal(undone) || undone.stays.some(({ noun }) => noun === 'lead') ? 'kept' : 'undone');
      continue;
    }
    const set = before.get(lead.id);
    const back = set && givenBack(set, lead);
    if (back && set) changes.push(restoring(row, lead, back, set));
    states.push(back || !set ? 'undone' : 'kept');
  }
  await db.pool.query(
    `UPDATE mass_change_lead m SET state = r.state FROM unnest($2::uuid[], $3::text[]) r(id, state) WHERE m.mass_change_id = $1 AND m.lead_id = r.id`,
    [row.id, ids, states],
  );
  const kept = states.filter((state) => state === 'kept').length;
  const { counts } = row;
  return writeBatch(db, row, changes, {
    ...counts,
    undone: counts.undone + ids.length - kept,
    kept: counts.kept + kept,
  });
};

const restoring = (
  row: MassChangeRow,
  lead: LeadRow,
  back: Record<string, unknown>,
  set: Record<string, [unknown, unknown]>,
): Change<Moved> => {
  const at = leadNow(lead);
  const { stage } = back;
  const closing = Object.fromEntries(
    ['closed_at', 'loss_reason', 'entries'].flatMap((column) => (set[column] ? [[column, set[column][0]]] : [])),
  );
  const reopens = stage !== undefined && lead.closed_at !== null;
  const event: CatalogueEvent =
    stage !== undefined
      ? { type: reopens ? 'lead.reopened' : 'lead.moved', data: { from: lead.stage, to: String(stage) } }
      : 'responsible_id' in back
        ? { type: 'lead.assigned', data: { decision: decidedBack(back['responsible_id']) } }
        : { type: 'lead.changed', data: {} };
  return leadChange(
    lead,
    {
      actor: row.created_by ? { kind: 'user', id: row.created_by } : { kind: 'system' },
      at,
      told: { massChange: row.id, undo: true, quiet: true },
    },
    {
      set: { ...back, ...(stage === undefined ? {} : { ...closing, stage_entered_at: at }) },
      events: [event],
      result: { leadId: lead.id, seq: lead.event_seq + 1 },
    },
  );
};

const decidedBack = (userId: unknown): EventData<'lead.assigned'>['decision'] => ({
  rule: 'by_hand',
  chosen: typeof userId === 'string' ? userId : null,
  why: 'by_hand',
  candidates: [],
});

const writeBatch = async (
  db: Database,
  row: MassChangeRow,
  changes: Change<Moved>[],
  counts: MassCounts,
  state: BulkRunState = row.state,
): Promise<MassChangeBatch> => {
  const over = state !== row.state;
  const told = bulkRunChange('mass_change', row, {
    actor: { kind: 'process', id: processOfBulkRun('mass_change', row.id) },
    type: over ? state : 'moved',
    set: { state, counts, ...(over ? { ended_at: new Date().toISOString() } : {}) },
    result: null,
  });
  const written = await command<MassChangeBatch>(db, { request: null }, async () =>
    together([...changes, told], { state, moved: changes.map(({ result }) => result) }),
  );
  return isRefusal(written) ? { state, moved: [] } : written;
};
