import type { FieldNoun } from '../field/field.schema.ts';
import type { PipelineField } from '../pipeline/pipeline.schema.ts';
import type { ImportTarget } from './import.schema.ts';
import { targetWords, type OwnTarget } from './import.words.ts';

/** With the field of the house or the pipeline that it fills. */
export type Target = ImportTarget & { field?: PipelineField };
/** The fields that the reader sees, by noun; those of leads with the pipeline's own. */
export type FieldsOfNouns = Record<FieldNoun, PipelineField[]>;

const types: Partial<Record<OwnTarget, Target['type']>> = {
  'lead.stage': 'stage',
  'lead.responsible': 'person',
  'lead.amount': 'amount',
  'lead.tags': 'tags',
  'lead.note': 'note',
  'lead.source': 'source',
  'lead.createdAt': 'moment',
  'lead.lossReason': 'lossReason',
  'contact.phone': 'phone',
  'contact.email': 'email',
  'contact.note': 'note',
  'company.note': 'note',
};
const several = new Set<OwnTarget>([
  ...(['lead.tags', 'lead.note', 'contact.name', 'contact.phone', 'contact.email'] as const),
  ...(['contact.note', 'company.note'] as const),
]);

const nounsOf: Record<FieldNoun, FieldNoun[]> = {
  lead: ['lead', 'contact', 'company'],
  contact: ['contact', 'company'],
  company: ['company'],
};

/** What the columns of a file of this noun may fill: a lead brings its client and company along, a client the company. */
export const targetsOf = (noun: FieldNoun, fields: FieldsOfNouns): Target[] =>
  nounsOf[noun].flatMap((of) => [
    ...(Object.keys(targetWords) as OwnTarget[])
      .filter((key) => key.startsWith(`${of}.`) && (of === noun || !key.endsWith('.note')))
      .map((key): Target => {
        const many = several.has(key);
        return { key, noun: of, name: targetWords[key].name, type: types[key] ?? 'text', many };
      }),
    ...fields[of].map((field): Target => {
      return { key: `${of}.fields.${field.key}`, noun: of, name: field.name, type: field.type, many: false, field };
    }),
  ]);
