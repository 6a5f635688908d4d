import { z } from 'zod';
import { LeadContact } from '../contact/contact.schema.ts';
import { FieldValue } from '../field/field.schema.ts';
import { Money } from '../money/money.schema.ts';
import { ProcessState, Wait } from '../process/process.schema.ts';
import { plainText } from '../words/plain.ts';
import { Language } from '../words/words.schema.ts';

export const Source = z.record(z.string().max(60), z.string().max(500));

/** A lead as the API reads it. */
export const Lead = z
  .object({
    id: z.uuid(),
    number: z.number().int(),
    name: z.string(),
    pipeline: z.string(),
    stage: z.string(),
    responsibleId: z.uuid().nullable(),
    amount: Money.nullable(),
    contacts: z.array(LeadContact),
    company: z
      .object({ id: z.uuid(), name: z.string(), fields: z.record(z.string(), FieldValue).optional() })
      .nullable(),
    source: Source,
    tags: z.array(z.string()),
    fields: z.record(z.string(), FieldValue),
    createdAt: z.iso.datetime(),
    closedAt: z.iso.datetime().nullable(),
    version: z.number().int(),
    updatedAt: z.iso.datetime(),
    stageEnteredAt: z.iso.datetime(),
    lossReason: z.string().nullable(),
    joinedTo: z
      .object({ id: z.uuid(), number: z.number().int(), name: z.string() })
      .nullable()
      .meta({ description: 'the lead of the same client with which it is one now' }),
    pipelineVersion: z.number().int(),
    pipelineVersionId: z.uuid(),
    /** what is ticked off, per stage */
    checklist: z.record(z.string(), z.array(z.string())),
    /** by how many milliseconds the lead's clock is ahead of ours (sandbox) */
    clockOffset: z.number().int(),
    process: z.object({ state: ProcessState, waitsFor: z.array(Wait) }),
  })
  .meta({ id: 'Lead' });
export type Lead = z.infer<typeof Lead>;

export const NewLead = z.object({
  pipeline: z.string().max(40).default('education'),
  name: z.string().overwrite(plainText).min(1).max(200),
  phone: z.string().max(40).optional(),
  email: z.string().max(300).optional(),
  trust: z.enum(['staff', 'claimed']).optional().meta({
    description:
      'who vouches for phone and e-mail: `staff` (the default) whoever enters the lead, `claimed` nobody, for a program that passes on what a stranger typed',
  }),
  language: Language.default('ru'),
  amount: Money.optional(),
  source: Source.default({}),
  tags: z.array(z.string().max(60)).max(50).default([]),
  fields: z.record(z.string().max(40), FieldValue).default({}),
});
export type NewLead = z.infer<typeof NewLead>;

export const LeadPatch = z.object({
  version: z.number().int(),
  name: z.string().overwrite(plainText).min(1).max(200).optional(),
  amount: Money.nullable().optional(),
  tags: z.array(z.string().trim().min(1).max(60)).max(50).optional(),
  fields: z.record(z.string().max(40), FieldValue).optional(),
  checklist: z
    .record(z.string().max(40), z.array(z.string().max(40)).max(50))
    .refine((stages) => Object.keys(stages).length <= 50)
    .optional()
    .meta({ description: 'what is ticked off, per stage; stages that are not named stay as they are' }),
});
export type LeadPatch = z.infer<typeof LeadPatch>;

/** `fields`, `amount` and `checklist` (items of that stage) are written together with the move. */
export const Move = z.object({
  stage: z.string().max(40),
  lossReason: z.string().max(40).optional(),
  fields: z.record(z.string().max(40), FieldValue).optional(),
  amount: Money.nullable().optional(),
  checklist: z.array(z.string().max(40)).max(50).optional(),
  dueAt: z.iso
    .datetime({ offset: true })
    .optional()
    .meta({ description: 'when the meeting is that automations set and messages name' }),
  quiet: z.boolean().optional().meta({ description: 'no automation answers it' }),
});
export type Move = z.infer<typeof Move>;
export const Reopen = z.object({ stage: z.string().max(40) });
export const Assign = z.object({ userId: z.uuid() });
export const Pause = z.object({
  reason: z.string().trim().min(1).max(500),
  until: z.iso
    .datetime({ offset: true })
    .optional()
    .meta({ description: 'in the clock of the lead; without it until somebody resumes' }),
});
