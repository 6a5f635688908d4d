import { z } from 'zod';
import { Key } from '../automation/key.schema.ts';
import { FieldValue } from '../field/field.schema.ts';
import { Language } from '../words/words.schema.ts';

const text = z.string().max(4000).optional();
/** In some of the languages of calls; a draft may lack all of them. */
export const Texts = z.object({ ru: text, en: text, kk: text, uk: text }).meta({ id: 'ScriptTexts' });
export type Texts = z.infer<typeof Texts>;

/** `callback`: a call that keeps a promise to call. */
export const ScriptDirection = z.enum(['out', 'in', 'callback']);
export type ScriptDirection = z.infer<typeof ScriptDirection>;

const said = {
  key: Key,
  text: Texts.meta({ description: 'what is said, with the variables of templates' }),
  hint: Texts.optional().meta({ description: 'for the operator alone' }),
};

/** An answer that leads somewhere of its own; of a question that fills no field also its name. */
export const ScriptWay = z.object({
  value: z.string().min(1).max(60),
  name: Texts.optional(),
  next: Key.optional().meta({ description: 'where the step leads without one' }),
});
export type ScriptWay = z.infer<typeof ScriptWay>;

export const ScriptStep = z
  .discriminatedUnion('do', [
    z.object({ ...said, do: z.literal('say'), next: Key.optional() }),
    z.object({
      ...{ ...said, do: z.literal('ask') },
      save: z
        .object({ noun: z.enum(['lead', 'contact']), field: Key })
        .optional()
        .meta({ description: 'the field that the answer fills; without one an answer is one of the ways' }),
      ways: z.array(ScriptWay).max(50).default([]),
      next: Key.optional(),
    }),
    z.object({
      ...{ ...said, do: z.literal('end') },
      outcome: Key.optional().meta({ description: 'what the outcome of the call probably is' }),
    }),
  ])
  .meta({ id: 'ScriptStep' });
export type ScriptStep = z.infer<typeof ScriptStep>;
export type Question = Extract<ScriptStep, { do: 'ask' }>;

/** What clients object to at any step, and what is said then. */
const Objection = z.object({ key: Key, name: Texts, text: Texts, hint: Texts.optional() });

/** One immutable version of a script. Its first step is where it begins. */
export const ScriptDefinition = z
  .object({
    name: Texts,
    for: z
      .object({
        pipelines: z
          .array(z.object({ pipeline: Key, stages: z.array(Key).max(500).default([]) }))
          .max(50)
          .default([])
          .meta({
            description: 'none: every call, those of nobody’s lead too; a pipeline without stages: all of them',
          }),
        languages: z.array(Language).max(4).default([]).meta({ description: 'of the client; none: all' }),
        directions: z.array(ScriptDirection).max(3).default([]).meta({ description: 'none: all' }),
      })
      .default({ pipelines: [], languages: [], directions: [] }),
    steps: z.array(ScriptStep).max(200),
    objections: z.array(Objection).max(50).default([]),
  })
  .meta({ id: 'ScriptDefinition' });
export type ScriptDefinition = z.infer<typeof ScriptDefinition>;

const Moment = z.iso.datetime();
const NamedUser = z.object({ id: z.uuid(), name: z.string() });

/** Where a problem is: a step or an objection; else in the script as a whole. */
export const ScriptProblem = z.object({
  severity: z.enum(['error', 'warning']),
  code: z.string(),
  at: z.object({ step: z.string().optional(), objection: z.string().optional() }),
  says: z.string().meta({ description: 'what is wrong and what to do, in the reader’s language' }),
});
export type ScriptProblem = z.infer<typeof ScriptProblem>;

export const ScriptLine = z
  .object({
    id: z.uuid(),
    name: Texts,
    for: ScriptDefinition.shape.for,
    steps: z.number().int(),
    publishedVersion: z.number().int().nullable(),
    changed: z.boolean().meta({ description: 'has a draft that is not published' }),
    archived: z.boolean(),
  })
  .meta({ id: 'ScriptLine' });
export type ScriptLine = z.infer<typeof ScriptLine>;

/** As it is being drawn; without a draft what is published. */
export const Script = z
  .object({
    id: z.uuid(),
    definition: ScriptDefinition,
    revision: z.number().int().meta({ description: 'what a change of the draft must name' }),
    publishedVersion: z.number().int().nullable(),
    changed: z.boolean(),
    archived: z.boolean(),
    updatedAt: Moment,
    updatedBy: NamedUser.nullable(),
  })
  .meta({ id: 'Script' });
export type Script = z.infer<typeof Script>;

export const ScriptCheck = z
  .object({
    problems: z.array(ScriptProblem),
    changes: z.array(z.string()).meta({ description: 'what a publication changes, a sentence each' }),
  })
  .meta({ id: 'ScriptCheck' });
export type ScriptCheck = z.infer<typeof ScriptCheck>;

export const NewScript = z.object({
  name: Texts,
  from: z
    .union([z.uuid(), z.enum(['education', 'web_studio'])])
    .optional()
    .meta({ description: 'another script, or a ready one' }),
});
export type NewScript = z.infer<typeof NewScript>;

const Revision = z.number().int().min(0).max(2_147_483_647);
export const ScriptChange = z.object({ definition: ScriptDefinition, revision: Revision });
export type ScriptChange = z.infer<typeof ScriptChange>;
export const ScriptPublication = z.object({ revision: Revision, note: z.string().trim().max(500).default('') });
export type ScriptPublication = z.infer<typeof ScriptPublication>;
export const ScriptRestored = z.object({ revision: Revision });

export const ScriptVersion = z
  .object({
    ...{ id: z.uuid(), number: z.number().int(), note: z.string(), author: NamedUser.nullable(), createdAt: Moment },
    published: z.boolean().meta({ description: 'calls take it now' }),
    calls: z.number().int().meta({ description: 'that ran it' }),
    definition: ScriptDefinition,
  })
  .meta({ id: 'ScriptVersion' });
export type ScriptVersion = z.infer<typeof ScriptVersion>;

/** By visit: a step's key, at a later visit `key.2`; true of what was said, null where nothing was answered. */
export const Answers = z.record(z.string().regex(/^[a-z][a-z0-9_]{0,39}(\.\d{1,3})?$/), FieldValue);
export type Answers = z.infer<typeof Answers>;
