import { nextMoment } from '../../workflows/automation/memory.ts';
import { dutyMoments } from '../../workflows/lead/duty.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { leadChange, leadNow, readLeadRow, type LeadRow } from '../lead/lead-row.ts';
import type { Done } from '../lead/lead.ts';
import { readLeadTurn } from '../lead/lead-turn.ts';
import { pipelineOfVersion } from '../pipeline/pipeline.ts';
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
        result: { id: leadId, version: lead.version + 1 },
      },
    );
  });

/** Starts them again: tasks set as spans become due later by the pause, promises stay. Refused: NotPaused. */
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
    const [moment, waiting] = await Promise.all([nextMomentOf(db, lead), messagesToCome(db, leadId)]);
    const morning = waiting[0] && new Date(waiting[0].not_before.getTime() + lead.clock_offset).toISOString();
    const next = morning && (!moment || morning < moment.at) ? { at: morning, what: 'message' } : moment;
    if (!next) return refuse('NothingToSkip');
    const byMs = Math.max(0, Date.parse(next.at) - (Date.parse(now) + lead.clock_offset));
    const change = leadChange(
      lead,
      { ...doing, at: next.at },
      {
        set: { clock_offset: lead.clock_offset + byMs },
        events: [{ type: 'lead.skipped', data: { to: next.at, byMs, what: next.what } }],
        pokes: [...new Set(waiting.map(({ account }) => `channel:${account}`))],
        result: { id: leadId, version: lead.version + 1 },
      },
    );
    const earlier = waiting.map(({ id, version, not_before }) => ({
      ...{ table: 'delivery', id, version },
      set: { not_before: new Date(not_before.getTime() - byMs).toISOString() },
    }));
    return { ...change, updates: [...(change.updates ?? []), ...earlier] };
  });

/** A lead's messages that wait for their hour, the nearest first: by our clock, so a lead that is set ahead brings them nearer. */
const messagesToCome = async (
  db: Database,
  leadId: string,
): Promise<{ id: string; version: number; account: string; not_before: Date }[]> => {
  const { rows } = await db.pool.query(
    `SELECT id, version, account, not_before FROM delivery WHERE lead_id = $1 AND state = 'queued' AND not_before > now() ORDER BY not_before`,
    [leadId],
  );
  return rows;
};

/** The next moment at which the lead, one of its tasks or of its invoices acts by itself, in the lead's clock. */
export const nextMomentOf = async (db: Database, lead: LeadRow): Promise<{ at: string; what: string } | undefined> => {
  const turn = await readLeadTurn(db, `lead:${lead.id}`, lead.id);
  if (isRefusal(turn)) return undefined;
  const { definition } = await pipelineOfVersion(db, lead.pipeline_version_id);
  const [duty] = dutyMoments(turn.duties, definition, leadNow(lead));
  const own = nextMoment(turn.memory);
  if (own !== null && (!duty || own < duty.at)) return { at: own, what: 'automation' };
  return duty && { at: duty.at, what: duty.what };
};
