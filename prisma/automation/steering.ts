import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { leadChange, leadNow, readLeadRow } from '../lead/lead-row.ts';
import type { Done } from '../lead/lead.ts';
import { nextMomentOfLead } from '../process/process.ts';
import { replanTasks } from '../task/task-span.ts';
import { command, type Doing } from '../write.ts';

/** Stops all clocks of a lead, its tasks and invoices. Refused: LeadClosed, AlreadyPaused. */
export const pauseLead = (
  db: Database,
  { leadId, reason, until, ...doing }: Doing & { leadId: string; reason: string; until?: string | undefined },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { pause: leadId, reason, until } }, async () => {
    const lead = await readLeadRow(db, leadId);
    if (isRefusal(lead)) return lead;
    if (lead.closed_at) return refuse('LeadClosed');
    if (lead.paused_at) return refuse('AlreadyPaused', { reason: lead.paused_reason ?? '' });
    const at = doing.at ?? leadNow(lead);
    return leadChange(
      lead,
      { ...doing, at },
      {
        set: { paused_at: at, paused_reason: reason, paused_until: until ?? null },
        events: [{ type: 'lead.paused', data: { reason, ...(until ? { until } : {}) } }],
        pokes: await companions(db, leadId),
        result: { id: leadId, version: lead.version + 1 },
      },
    );
  });

/** Starts them again; tasks that have so much time are later by what they missed of it, what was promised stays. Refused: NotPaused. */
export const resumeLead = (db: Database, { leadId, ...doing }: Doing & { leadId: string }): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { resume: leadId } }, async () => {
    const lead = await readLeadRow(db, leadId);
    if (isRefusal(lead)) return lead;
    if (!lead.paused_at) return refuse('NotPaused');
    const at = doing.at ?? leadNow(lead);
    const from = lead.paused_at.toISOString();
    const shiftMs = Math.max(0, Date.parse(at) - lead.paused_at.getTime());
    const change = leadChange(
      lead,
      { ...doing, at },
      {
        set: { paused_at: null, paused_reason: null, paused_until: null },
        events: [{ type: 'lead.resumed', data: { from, shiftMs } }],
        pokes: await companions(db, leadId),
        result: { id: leadId, version: lead.version + 1 },
      },
    );
    const replanned = await replanTasks(db, leadId, { ...doing, at }, { from, to: at });
    return {
      ...change,
      updates: [...(change.updates ?? []), ...replanned.flatMap(({ updates = [] }) => updates)],
      events: [...(change.events ?? []), ...replanned.flatMap(({ events = [] }) => events)],
    };
  });

/** Sandbox only: sets the lead's clock ahead to the next moment of the lead, its tasks and invoices. Refused: NothingToSkip, AlreadyPaused. */
export const skipLead = (
  db: Database,
  { leadId, now, ...doing }: Doing & { leadId: string; now: string },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { skip: leadId } }, async () => {
    const lead = await readLeadRow(db, leadId);
    if (isRefusal(lead)) return lead;
    if (lead.closed_at) return refuse('LeadClosed');
    if (lead.paused_at) return refuse('AlreadyPaused', { reason: lead.paused_reason ?? '' });
    const next = await nextMomentOfLead(db, leadId);
    if (!next) return refuse('NothingToSkip');
    const byMs = Math.max(0, Date.parse(next.at) - (Date.parse(now) + lead.clock_offset));
    return leadChange(
      lead,
      { ...doing, at: next.at },
      {
        set: { clock_offset: lead.clock_offset + byMs },
        events: [{ type: 'lead.skipped', data: { to: next.at, byMs, what: next.waitsFor[0]?.what ?? 'automation' } }],
        pokes: await companions(db, leadId),
        result: { id: leadId, version: lead.version + 1 },
      },
    );
  });

/** The processes that live by this lead's clock, besides its own. */
const companions = async (db: Database, leadId: string): Promise<string[]> => {
  const { rows } = await db.pool.query(
    `SELECT 'task:' || id AS id FROM task WHERE lead_id = $1 AND state = 'open'
     UNION ALL SELECT 'invoice:' || id FROM invoice WHERE lead_id = $1 AND state IN ('sent', 'part_paid')`,
    [leadId],
  );
  return rows.map(({ id }) => id);
};
