import type { Filling } from '../../workflows/lead/fill.ts';
import type { LeadPatch, Move } from '../../workflows/lead/lead.schema.ts';
import type { Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import type { Doing } from '../write.ts';
import { orderLead } from './order-lead.ts';

export type Done = { id: string; version: number };
type OnLead = Doing & { leadId: string };

/**
 * Moves a lead to a stage of its own pipeline version, together with what was missing for it.
 * Refused: LeadClosed, SameStage, UnknownStage, LossReasonNeeded, StageRetired, MoverNotAllowed, EntryNotMet, FieldWrong, DueInPast.
 */
export const moveLead = (
  db: Database,
  {
    stage,
    lossReason,
    again = false,
    fields,
    amount,
    checklist,
    dueAt,
    ...doing
  }: OnLead & Filling & { stage: string; again?: boolean } & Pick<Move, 'lossReason' | 'dueAt'>,
): Promise<Done | Refusal> => {
  const wanted = { stage, lossReason, again, fields, amount, checklist, dueAt };
  const request = { move: doing.leadId, ...wanted, ...doing.told };
  return orderLead(db, { ...doing, request }, { do: 'move', ...wanted });
};

/** Reopens a closed lead. Refused: LeadOpen, UnknownStage, StageCloses, and what its stage asks for. */
export const reopenLead = (db: Database, { stage, ...doing }: OnLead & { stage: string }): Promise<Done | Refusal> =>
  orderLead(db, { ...doing, request: { reopen: doing.leadId, stage } }, { do: 'reopen', stage });

/** Changes name, amount, tags, fields or checklists. Refused: VersionChanged when somebody else changed it first, FieldWrong. */
export const changeLead = (
  db: Database,
  { patch, ...doing }: OnLead & { patch: LeadPatch },
): Promise<Done | Refusal> => {
  const { version, ...values } = patch;
  return orderLead(db, { ...doing, version, request: { change: doing.leadId, patch } }, { do: 'change', ...values });
};

export const noteLead = (db: Database, { text, ...doing }: OnLead & { text: string }): Promise<Done | Refusal> =>
  orderLead(db, { ...doing, request: { note: doing.leadId, text } }, { do: 'note', text });
