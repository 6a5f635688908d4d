import { z } from 'zod';
import { Currency } from '../money/money.schema.ts';
import { Words } from '../words/words.schema.ts';
import { Key, PipelineDefinition, PipelineNoun } from './pipeline.schema.ts';

const Moment = z.iso.datetime();
const NamedUser = z.object({ id: z.uuid(), name: z.string() });

/** A pipeline as it is being drawn, not yet published. */
export const Draft = z
  .object({
    pipelineId: z.uuid(),
    key: Key,
    definition: PipelineDefinition,
    revision: z.number().int().meta({ description: 'what a change of the draft must name; 0 where there is none' }),
    baseVersion: z.number().int().nullable().meta({ description: 'the version that the draft began from' }),
    publishedVersion: z.number().int().nullable(),
    updatedAt: Moment.nullable(),
    updatedBy: NamedUser.nullable(),
    changed: z.boolean().meta({ description: 'differs from what is published' }),
    archived: z.boolean(),
  })
  .meta({ id: 'Draft' });
export type Draft = z.infer<typeof Draft>;

export const DraftChange = z.object({
  definition: PipelineDefinition,
  revision: z.number().int().min(0).max(2_147_483_647),
  publishedVersion: z.number().int().min(1).max(2_147_483_647).nullish().meta({
    description: 'what was read, where nothing was drawn yet: refused when another one is published meanwhile',
  }),
});
export type DraftChange = z.infer<typeof DraftChange>;

export const DraftSaved = z.object({ revision: z.number().int(), updatedAt: Moment }).meta({ id: 'DraftSaved' });
export type DraftSaved = z.infer<typeof DraftSaved>;

/** Paths of the API below /pipelines, which no pipeline's key may take. */
const taken = ['world', 'all', 'fields'];

export const NewPipeline = z.object({
  key: Key.refine((key) => !taken.includes(key), 'taken by the API'),
  name: Words,
  from: z
    .string()
    .regex(/^((pack|pipeline):)?[a-z][a-z0-9_]{0,39}$/)
    .optional()
    .meta({
      description:
        'a pipeline or a ready one by its key (`pipeline:` or `pack:` before it where both are called so); empty without it',
    }),
  noun: PipelineNoun.optional().meta({ description: 'of an empty one: what goes through it; leads unless told' }),
  currency: Currency.optional().meta({ description: 'that of the other pipelines unless told' }),
});
export type NewPipeline = z.infer<typeof NewPipeline>;

/** A pipeline as admins list them, whether published, only drawn, or archived. */
export const PipelineLine = z
  .object({
    id: z.uuid(),
    key: Key,
    noun: PipelineNoun,
    name: Words,
    publishedVersion: z.number().int().nullable(),
    publishedAt: Moment.nullable(),
    draft: z.object({ updatedAt: Moment, updatedBy: NamedUser.nullable() }).nullable(),
    archivedAt: Moment.nullable(),
    pack: z.string().nullable(),
    stages: z.number().int(),
    automations: z.number().int(),
    leads: z.number().int().meta({ description: 'that live in it now: leads, or tickets' }),
  })
  .meta({ id: 'PipelineLine' });
export type PipelineLine = z.infer<typeof PipelineLine>;

export const PipelineVersionLine = z
  .object({
    id: z.uuid(),
    number: z.number().int(),
    note: z.string(),
    author: NamedUser.nullable(),
    createdAt: Moment,
    published: z.boolean().meta({ description: 'new leads take it' }),
    leads: z.number().int().meta({ description: 'that live by it now' }),
  })
  .meta({ id: 'PipelineVersionLine' });
export type PipelineVersionLine = z.infer<typeof PipelineVersionLine>;

export const PipelineVersionRead = PipelineVersionLine.extend({ definition: PipelineDefinition }).meta({
  id: 'PipelineVersion',
});
export type PipelineVersionRead = z.infer<typeof PipelineVersionRead>;
