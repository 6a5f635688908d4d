import { z } from 'zod';
import { Key } from '../automation/key.schema.ts';
import { Actor } from '../event/event.schema.ts';
import { FieldNoun, FieldType } from '../field/field.schema.ts';
import { AssignOrder } from '../lead/assign.schema.ts';
import { MassAutomations } from '../mass-change/mass-change.schema.ts';
import { Currency } from '../money/money.schema.ts';
import { bulkRunStates } from '../process/bulk-run.ts';
import { Language, Words } from '../words/words.schema.ts';

/** A cell of the file: what a spreadsheet keeps as a number stays one. */
export const Cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type Cell = z.infer<typeof Cell>;

/** To whom new leads are given. */
export const ImportResponsible = z.discriminatedUnion('to', [
  z.object({ to: z.literal('nobody') }),
  z.object({ to: z.literal('user'), userId: z.uuid() }),
  z.object({ to: z.literal('rule'), rule: AssignOrder }),
]);
export type ImportResponsible = z.infer<typeof ImportResponsible>;

const of = {
  mapping: z
    .array(z.string().max(80).nullable())
    .max(200)
    .meta({ description: 'for each column what it fills: a key of `targets`, or null where it is left out' }),
  pipeline: Key.nullable(),
  stage: Key.nullable().meta({ description: 'of rows that name none; null: the first' }),
  lossReason: Key.nullable().meta({ description: 'of lost leads that name none' }),
  responsible: ImportResponsible.meta({ description: 'of rows that name nobody' }),
  currency: Currency.meta({ description: 'of amounts that name none' }),
  language: Language.meta({ description: 'of new clients' }),
  dates: z
    .enum(['day', 'month'])
    .nullable()
    .meta({ description: 'what comes first in 01/02/2024; null: nobody has said, and such a date is refused' }),
  matches: z.enum(['skip', 'fill', 'lead']).meta({
    description:
      'what becomes of rows whose client (or company) is here already: `skip`, `fill` what is empty, or (of leads) a new `lead` for the client',
  }),
  automations: MassAutomations.meta({ description: 'whether they answer to new leads, and how fast' }),
};
export const ImportSettings = z.object(of);
export type ImportSettings = z.infer<typeof ImportSettings>;

export const NewImport = z.object({
  noun: FieldNoun,
  fileId: z.uuid().meta({ description: 'of a CSV or XLSX that was uploaded: POST /files' }),
  pipeline: Key.optional().meta({ description: 'of leads; the first one by default' }),
});
export const ImportPatch = z
  .object({ version: z.number().int() })
  .extend(ImportSettings.partial().shape)
  .meta({ description: 'another pipeline without a mapping: the columns are guessed anew' });
export type ImportPatch = z.infer<typeof ImportPatch>;

/** What a column may fill. */
export const ImportTarget = z.object({
  key: z.string(),
  noun: FieldNoun,
  name: Words,
  type: z.union([FieldType, z.enum(['stage', 'amount', 'tags', 'note', 'phone', 'email', 'lossReason', 'source'])]),
  many: z.boolean().meta({ description: 'several columns may fill it' }),
});
export type ImportTarget = z.infer<typeof ImportTarget>;

export const ImportCounts = z.object({
  total: z.number().int().default(0),
  /** rows that made or changed something */
  done: z.number().int().default(0),
  skipped: z.number().int().default(0),
  refused: z.number().int().default(0),
  /** made on the way */
  leads: z.number().int().default(0),
  contacts: z.number().int().default(0),
  companies: z.number().int().default(0),
  /** rows whose records are gone again, and those with one that somebody has touched */
  undone: z.number().int().default(0),
  stays: z.number().int().default(0),
});
export type ImportCounts = z.infer<typeof ImportCounts>;

export const Import = z
  .object({
    id: z.uuid(),
    noun: FieldNoun,
    state: z.enum(bulkRunStates).meta({ description: 'planned: its file is read, nothing is written yet' }),
    fileName: z.string(),
    columns: z.array(z.object({ name: z.string(), examples: z.array(z.string()) })),
    settings: ImportSettings,
    remembered: z.boolean().meta({ description: 'the mapping is that of an earlier file with the same head' }),
    counts: ImportCounts,
    createdBy: Actor.nullable(),
    createdAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'Import' });
export type Import = z.infer<typeof Import>;

/** What a value was read as. */
export const ReadValue = z.object({ key: z.string(), text: z.string() });

export const ImportPreview = z
  .object({
    counts: z.object({
      total: z.number().int(),
      new: z.number().int(),
      matched: z.number().int(),
      refused: z.number().int(),
    }),
    rows: z.array(
      z.object({
        line: z.number().int().meta({ description: 'as a spreadsheet numbers it' }),
        what: z.enum(['new', 'matched', 'refused']),
        values: z.array(ReadValue),
        match: z.object({ id: z.uuid().nullable(), name: z.string() }).nullable(),
        why: z.array(z.string()),
      }),
    ),
    refused: z.array(
      z.object({
        detail: z.string(),
        count: z.number().int(),
        lines: z.array(z.number().int()).meta({ description: 'the first of them' }),
      }),
    ),
    /** dates that may be read in two ways: `dates` is to be chosen */
    twoWays: z.boolean(),
  })
  .meta({ id: 'ImportPreview' });
export type ImportPreview = z.infer<typeof ImportPreview>;

export const ImportRow = z
  .object({
    line: z.number().int(),
    cells: z.array(Cell),
    state: z.enum(['planned', 'done', 'skipped', 'refused', 'undone', 'stays']),
    why: z.array(z.string()),
    leadId: z.uuid().nullable(),
    contactId: z.uuid().nullable(),
    companyId: z.uuid().nullable(),
  })
  .meta({ id: 'ImportRow' });
export type ImportRow = z.infer<typeof ImportRow>;
