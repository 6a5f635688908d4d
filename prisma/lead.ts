import { chooseAssignee, stageOf, whyNotMove, type Candidate, type Decision } from '../workflows/lead/lead.ts';
import { isWorkingTime } from '../workflows/calendar/calendar.ts';
import type { LeadPatch } from '../workflows/lead/lead.schema.ts';
import { isRefusal, refuse, type Refusal } from '../workflows/refusal.ts';
import type { Database } from './client.ts';
import { leadChange, leadNow, readLeadRow } from './lead-row.ts';
import { notificationFor } from './notification.ts';
import { calendarOf, pipelineOfVersion } from './pipeline.ts';
import { searchText } from './search.ts';
import { command, type Doing } from './write.ts';

export type Done = { id: string; version: number };

/** Moves a lead to a stage of its own pipeline version. Refused: LeadClosed, SameStage, UnknownStage, LossReasonNeeded. */
export const moveLead = (
  db: Database,
  {
    leadId,
    stage,
    lossReason,
    again = false,
    ...doing
  }: Doing & { leadId: string; stage: string; lossReason?: string | undefined; again?: boolean },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { move: leadId, stage, lossReason, again } }, async () => {
    const lead = await readLeadRow(db, leadId);
    if (isRefusal(lead)) return lead;
    const { definition } = await pipelineOfVersion(db, lead.pipeline_version_id);
    const refusal = whyNotMove({ stage: lead.stage, closedAt: lead.closed_at?.toISOString() ?? null }, definition, {
      stage,
      lossReason,
      again,
    });
    if (refusal) return refusal;
    const at = doing.at ?? leadNow(lead);
    const kind = stageOf(definition, stage)?.kind;
    const closing = kind === 'open' ? {} : { closed_at: at, loss_reason: kind === 'lost' ? lossReason : null };
    return leadChange(
      lead,
      { ...doing, at },
      {
        set: {
          stage,
          stage_entered_at: at,
          entries: { ...lead.entries, [stage]: (lead.entries[stage] ?? 0) + 1 },
          ...closing,
        },
        events: [{ type: 'lead.moved', data: { from: lead.stage, to: stage, ...(lossReason ? { lossReason } : {}) } }],
        result: { id: leadId, version: lead.version + 1 },
      },
    );
  });

/** Gives the lead to a person chosen by hand. Refused: LeadClosed, SamePerson, PersonUnknown, PersonLeft. */
export const assignLead = (
  db: Database,
  { leadId, userId, ...doing }: Doing & { leadId: string; userId: string },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { assign: leadId, userId } }, async () => {
    const lead = await readLeadRow(db, leadId);
    if (isRefusal(lead)) return lead;
    if (lead.closed_at) return refuse('LeadClosed');
    if (lead.responsible_id === userId) return refuse('SamePerson');
    const { rows } = await db.pool.query({
      name: 'person',
      text: 'SELECT id, name, disabled_at FROM app_user WHERE id = $1',
      values: [userId],
    });
    if (!rows[0]) return refuse('PersonUnknown');
    if (rows[0].disabled_at) return refuse('PersonLeft', { name: rows[0].name });
    const decision: Decision = { rule: 'by_hand', chosen: userId, why: 'by_hand', candidates: [] };
    return assignment(lead, doing, decision);
  });

/** Gives the lead to the fairest of the team's people; keeps who could have had it and why this one. */
export const assignLeadByRule = (
  db: Database,
  { leadId, rule, ...doing }: Doing & { leadId: string; rule: 'least_busy' | 'round_robin' },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { assign: leadId, rule } }, async () => {
    const lead = await readLeadRow(db, leadId);
    if (isRefusal(lead)) return lead;
    if (lead.closed_at) return refuse('LeadClosed');
    const { definition } = await pipelineOfVersion(db, lead.pipeline_version_id);
    const decision = chooseAssignee(rule, await candidatesOf(db, definition.team, doing.at ?? leadNow(lead)));
    if (decision.chosen === null) return refuse('NobodyOnShift', { team: definition.team });
    if (decision.chosen === lead.responsible_id) return refuse('SamePerson');
    return assignment(lead, doing, decision);
  });

const assignment = (lead: Parameters<typeof leadChange>[0], doing: Doing, decision: Decision) => {
  const change = leadChange(lead, doing, {
    set: { responsible_id: decision.chosen },
    events: [{ type: 'lead.assigned', data: { decision } }],
    result: { id: lead.id, version: lead.version + 1 },
  });
  const told =
    decision.chosen === doing.actor.id
      ? []
      : [notificationFor(decision.chosen ?? '', 'lead.assigned', lead.id, { leadName: lead.name })];
  return { ...change, inserts: told };
};

/** The team's sellers with their open leads; read in one query. */
const candidatesOf = async (db: Database, team: string, at: string): Promise<Candidate[]> => {
  const { rows } = await db.pool.query({
    name: 'candidates',
    text: `SELECT u.id, u.name, u.lead_limit, c.zone, c.week, c.holidays, l.load, l.last
      FROM app_user u JOIN team t ON t.id = u.team_id LEFT JOIN calendar c ON c.id = u.calendar_id
      LEFT JOIN LATERAL (SELECT count(*)::int AS load, max(created_at) AS last FROM lead
        WHERE responsible_id = u.id AND closed_at IS NULL) l ON true
      WHERE t.key = $1 AND u.role = 'manager' AND u.disabled_at IS NULL`,
    values: [team],
  });
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    load: row.load,
    limit: row.lead_limit,
    onShift: isWorkingTime(calendarOf(row.zone ? row : null), at),
    lastAssignedAt: row.last?.toISOString() ?? null,
  }));
};

/** Changes name, amount, tags or fields. Refused: VersionChanged when somebody was faster. */
export const changeLead = (
  db: Database,
  { leadId, patch, ...doing }: Doing & { leadId: string; patch: LeadPatch },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { change: leadId, patch } }, async () => {
    const lead = await readLeadRow(db, leadId);
    if (isRefusal(lead)) return lead;
    if (lead.version !== patch.version) return refuse('VersionChanged', { version: lead.version });
    const set: Partial<Record<keyof typeof lead, unknown>> = {};
    if (patch.name !== undefined && patch.name !== lead.name) {
      set.name = patch.name;
      set.search = await searchText(db, lead.id, patch.name);
    }
    if (patch.amount !== undefined) {
      set.amount = patch.amount?.amount ?? null;
      set.currency = patch.amount?.currency ?? null;
    }
    if (patch.tags) set.tags = patch.tags;
    if (patch.fields) set.fields = { ...lead.fields, ...patch.fields };
    return leadChange(lead, doing, {
      set,
      events: [{ type: 'lead.changed', data: {} }],
      result: { id: leadId, version: lead.version + 1 },
    });
  });

export const noteLead = (
  db: Database,
  { leadId, text, ...doing }: Doing & { leadId: string; text: string },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { note: leadId, text } }, async () => {
    const lead = await readLeadRow(db, leadId);
    if (isRefusal(lead)) return lead;
    return leadChange(lead, doing, {
      set: {},
      events: [{ type: 'lead.noted', data: { text } }],
      result: { id: leadId, version: lead.version + 1 },
    });
  });

/** Writes down that an automation could not do its work, and why; the process goes on. */
export const recordAutomationFailure = (
  db: Database,
  {
    leadId,
    automation,
    action,
    because,
    ...doing
  }: Doing & { leadId: string; automation: { key: string; name: unknown }; action: string; because: Refusal },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { failed: leadId, automation: automation.key, action } }, async () => {
    const lead = await readLeadRow(db, leadId);
    if (isRefusal(lead)) return lead;
    return leadChange(lead, doing, {
      set: {},
      events: [
        { type: 'automation.failed', data: { automation: automation.key, name: automation.name, action, because } },
      ],
      result: { id: leadId, version: lead.version + 1 },
    });
  });
