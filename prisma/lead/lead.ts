import { columnsOf, type CatalogueEvent } from '../../workflows/event/catalogue.ts';
import { givenFields } from '../../workflows/lead/given-fields.ts';
import { stageOf, whyNotMove, whyNotReopen } from '../../workflows/lead/lead.ts';
import type { LeadPatch, Move } from '../../workflows/lead/lead.schema.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { enteringOf } from './entry.ts';
import { withData } from '../event/event.ts';
import { leadChange, leadNow, readLeadRow, type LeadRow } from './lead-row.ts';
import { pipelineOfVersion } from '../pipeline/pipeline.ts';
import { searchText } from '../search.ts';
import { command, type Change, type Doing } from '../write.ts';

export type Done = { id: string; version: number };

/** What may be written together with a move: what the stage asks for. */
export type Filling = {
  fields?: LeadPatch['fields'];
  amount?: LeadPatch['amount'];
  /** items of the stage's checklist that are ticked off */
  checklist?: string[] | undefined;
};

/**
 * Moves a lead to a stage of its own pipeline version, together with what was missing for it.
 * Refused: LeadClosed, SameStage, UnknownStage, LossReasonNeeded, StageRetired, MoverNotAllowed, EntryNotMet, FieldWrong, DueInPast.
 */
export const moveLead = (
  db: Database,
  {
    leadId,
    stage,
    lossReason,
    again = false,
    fields,
    amount,
    checklist,
    dueAt,
    ...doing
  }: Doing & Filling & { leadId: string; stage: string; again?: boolean } & Pick<Move, 'lossReason' | 'dueAt'>,
): Promise<Done | Refusal> =>
  command(
    db,
    {
      key: doing.key,
      request: { move: leadId, stage, lossReason, again, fields, amount, checklist, dueAt, ...doing.told },
    },
    async () => {
      const lead = await readLeadRow(db, leadId);
      if (isRefusal(lead)) return lead;
      const { definition } = await pipelineOfVersion(db, lead.pipeline_version_id);
      const at = doing.at ?? leadNow(lead);
      const due = dueAt && new Date(dueAt).toISOString();
      if (due && due < at) return refuse('DueInPast');
      const found = stageOf(definition, stage);
      const given = fields && givenFields(definition.fields ?? [], fields);
      if (isRefusal(given)) return given;
      const filled = filledWith(lead, { fields: given, amount, checklist }, stage);
      const entering = await enteringOf(db, { ...lead, ...filled }, definition, found, { actor: doing.actor, at });
      const to = { stage, lossReason, again };
      const refusal = whyNotMove(
        { stage: lead.stage, closedAt: lead.closed_at?.toISOString() ?? null },
        definition,
        to,
        entering,
      );
      if (refusal) return refusal;
      const kind = found?.kind;
      const closing = kind === 'open' ? {} : { closed_at: at, loss_reason: kind === 'lost' ? lossReason : null };
      const data = {
        from: lead.stage,
        to: stage,
        ...(lossReason ? { lossReason } : {}),
        ...(due ? { dueAt: due } : {}),
      };
      const event = { type: 'lead.moved', data } as const;
      return enterStage(lead, { ...doing, at }, { stage, filled, event, columns: closing });
    },
  );

/** Reopens a closed lead. Refused: LeadOpen, UnknownStage, StageCloses, and what its stage asks for. */
export const reopenLead = (
  db: Database,
  { leadId, stage, ...doing }: Doing & { leadId: string; stage: string },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { reopen: leadId, stage } }, async () => {
    const lead = await readLeadRow(db, leadId);
    if (isRefusal(lead)) return lead;
    const { definition } = await pipelineOfVersion(db, lead.pipeline_version_id);
    const at = doing.at ?? leadNow(lead);
    const entering = await enteringOf(db, lead, definition, stageOf(definition, stage), { actor: doing.actor, at });
    const now = { stage: lead.stage, closedAt: lead.closed_at?.toISOString() ?? null };
    const refusal = whyNotReopen(now, definition, { stage }, entering);
    if (refusal) return refusal;
    const event = { type: 'lead.reopened', data: { from: lead.stage, to: stage } } as const;
    const columns = { closed_at: null, loss_reason: null };
    return enterStage(lead, { ...doing, at }, { stage, filled: {}, event, columns });
  });

type Columns = Partial<Record<keyof LeadRow, unknown>>;

/** The columns that were filled in, as they will be. */
const filledWith = (lead: LeadRow, { fields, amount, checklist }: Filling, stage: string) => ({
  ...(fields ? { fields: { ...lead.fields, ...fields } } : {}),
  ...(amount === undefined ? {} : { amount: amount?.amount ?? null, currency: amount?.currency ?? null }),
  ...(checklist ? { checklist: { ...lead.checklist, [stage]: tidy(checklist) } } : {}),
});

type Entrance = {
  stage: string;
  filled: Columns;
  event: CatalogueEvent<'lead.moved' | 'lead.reopened'>;
  columns: Columns;
};

/** What was filled in is recorded before the move, each event with its own columns. */
const enterStage = (
  lead: LeadRow,
  doing: Doing & { at: string },
  { stage, filled, event, columns }: Entrance,
): Change<Done> => {
  const change = leadChange(lead, doing, {
    set: {
      ...filled,
      stage,
      stage_entered_at: doing.at,
      entries: { ...lead.entries, [stage]: (lead.entries[stage] ?? 0) + 1 },
      ...columns,
    },
    events: [...(Object.keys(filled).length ? [{ type: 'lead.changed' as const, data: {} }] : []), event],
    result: { id: lead.id, version: lead.version + 1 },
  });
  const [first, second] = change.events ?? [];
  if (!first || !second) return change;
  const own = (wanted: boolean) =>
    Object.fromEntries(Object.entries(columnsOf(first)).filter(([column]) => column in filled === wanted));
  return {
    ...change,
    events: [withData(first, { set: own(true) }), withData(second, { set: own(false), ...doing.told })],
  };
};

const tidy = (items: string[]): string[] => [...new Set(items)].slice(0, 50);

/** Changes name, amount, tags, fields or checklists. Refused: VersionChanged when somebody else changed it first, FieldWrong. */
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
    if (patch.fields) {
      const { definition } = await pipelineOfVersion(db, lead.pipeline_version_id);
      const given = givenFields(definition.fields ?? [], patch.fields);
      if (isRefusal(given)) return given;
      set.fields = { ...lead.fields, ...given };
    }
    if (patch.checklist)
      set.checklist = Object.fromEntries(
        Object.entries({ ...lead.checklist, ...patch.checklist }).map(([stage, items]) => [stage, tidy(items)]),
      );
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
