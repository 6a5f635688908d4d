import { nextMoment } from '../../workflows/automation/memory.ts';
import type { SteerOrder } from '../../workflows/automation/steer.schema.ts';
import { dutyMoments } from '../../workflows/lead/duty.ts';
import { isRefusal, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { readSteerFacts } from '../automation/steer-facts.ts';
import { together } from '../delivery/delivery.ts';
import { leadNow, readLeadRow, type LeadRow } from './lead-row.ts';
import type { Done } from './lead.ts';
import { decided, orderLead } from './order-lead.ts';
import { readLeadTurn } from './lead-turn.ts';
import { pipelineOfVersion } from '../pipeline/pipeline.ts';
import { replanTasks } from '../task/task-span.ts';
import { command, type Doing } from '../write.ts';

/** Stops all clocks of a lead, its tasks and invoices. Refused: LeadClosed, AlreadyPaused. */
export const pauseLead = (
  db: Database,
  { reason, until, ...doing }: Doing & { leadId: string; reason: string; until?: string | undefined },
): Promise<Done | Refusal> =>
  orderLead(db, { ...doing, request: { pause: doing.leadId, reason, until } }, { do: 'pause', reason, until });

/** Starts them again: tasks set as spans become due later by the pause, promises stay. Refused: NotPaused. */
export const resumeLead = (db: Database, { leadId, ...given }: Doing & { leadId: string }): Promise<Done | Refusal> =>
  command(db, { key: given.key, request: { resume: leadId } }, async () => {
    const lead = await readLeadRow(db, leadId);
    if (isRefusal(lead)) return lead;
    const doing = { ...given, at: given.at ?? leadNow(lead) };
    const change = await decided(db, lead, doing, { do: 'resume' });
    if (isRefusal(change) || !lead.paused_at) return change;
    const pause = { from: lead.paused_at.toISOString(), to: doing.at };
    return together(change, await replanTasks(db, leadId, doing, pause));
  });

/** Sandbox only: sets the lead's clock ahead to the next moment of the lead, its tasks and invoices. Refused: NothingToSkip, AlreadyPaused. */
export const skipLead = (
  db: Database,
  { leadId, now, ...doing }: Doing & { leadId: string; now: string },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { skip: leadId } }, async () => {
    const lead = await readLeadRow(db, leadId);
    if (isRefusal(lead)) return lead;
    const [moment, waiting] = await Promise.all([nextMomentOf(db, lead), messagesToCome(db, leadId)]);
    const morning = waiting[0] && new Date(waiting[0].not_before.getTime() + lead.clock_offset).toISOString();
    const next = morning && (!moment || morning < moment.at) ? { at: morning, what: 'message' } : moment;
    const byMs = next ? Math.max(0, Date.parse(next.at) - (Date.parse(now) + lead.clock_offset)) : 0;
    const pokes = [...new Set(waiting.map(({ account }) => `channel:${account}`))];
    const at = next ? { at: next.at } : {};
    const change = await decided(db, lead, { ...doing, ...at }, { do: 'skip', next, byMs }, pokes);
    if (isRefusal(change)) return change;
    const earlier = waiting.map(({ id, version, not_before }) => ({
      ...{ table: 'delivery', id, version },
      set: { not_before: new Date(not_before.getTime() - byMs).toISOString() },
    }));
    return { ...change, updates: [...(change.updates ?? []), ...earlier] };
  });

/** A user's order to the process. `taken` names what a skip or a stop took, for the way back. Refused: LeadClosed, and as `steered` says. */
export const steerLead = (
  db: Database,
  { leadId, wish, ...doing }: Doing & { leadId: string; wish: SteerOrder },
): Promise<(Done & { taken?: string }) | Refusal> =>
  command(db, { key: doing.key, request: { steer: leadId, wish } }, async () => {
    const lead = await readLeadRow(db, leadId);
    if (isRefusal(lead)) return lead;
    const known = await readSteerFacts(db, { kind: 'lead', id: leadId }, wish);
    const change = await decided(db, lead, doing, { do: 'steer', wish, known });
    if (isRefusal(change) || !known.taken) return change;
    return { ...change, result: { ...change.result, taken: known.taken } };
  });

/**
 * A lead's messages that wait for their hour, the nearest first: by our clock, so a lead that is set ahead brings them nearer. What waits for a person's
 * second thoughts does not: those take their time whatever the lead's clock says.
 */
const messagesToCome = async (
  db: Database,
  leadId: string,
): Promise<{ id: string; version: number; account: string; not_before: Date }[]> => {
  const { rows } = await db.pool.query(
    `SELECT id, version, account, not_before FROM delivery d WHERE lead_id = $1 AND state = 'queued' AND not_before > now()
       AND NOT EXISTS (SELECT 1 FROM undo_point p WHERE p.lead_id = $1 AND p.held_until = d.not_before) ORDER BY not_before`,
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
