import type { Filling } from '../../workflows/lead/fill.ts';
import type { LeadPatch, Move } from '../../workflows/lead/lead.schema.ts';
import { mentionedIn } from '../../workflows/note/mention.ts';
import { isRefusal, type Refusal } from '../../workflows/refusal.ts';
import type { Database } from '../client.ts';
import { mentionable, mentionNotices } from '../note/mention.ts';
import { command, type Doing } from '../write.ts';
import { readLeadRow } from './lead-row.ts';
import { decided, orderLead } from './order-lead.ts';

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

/** A note into the story; the users whom it names are told. */
export const noteLead = (
  db: Database,
  { text, leadId, ...doing }: OnLead & { text: string },
): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { note: leadId, text } }, async () => {
    const lead = await readLeadRow(db, leadId);
    if (isRefusal(lead)) return lead;
    const people = await mentionable(db, text);
    const mentions = mentionedIn(text, people);
    const change = await decided(db, lead, doing, { do: 'note', text, mentions });
    if (isRefusal(change)) return change;
    const record = { noun: 'lead', id: leadId, name: lead.name } as const;
    return { ...change, inserts: await mentionNotices(db, { record, text, mentions, people, by: doing.actor.id }) };
  });
