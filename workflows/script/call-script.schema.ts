import { z } from 'zod';
import { FieldValue } from '../field/field.schema.ts';
import { PipelineField } from '../pipeline/pipeline.schema.ts';
import { Language } from '../words/words.schema.ts';
import { Answers, ScriptDefinition } from './script.schema.ts';

const Spoken = z.object({
  text: z.string(),
  hint: z.string(),
  lacks: z.string().nullable().meta({ description: 'why it could not be filled in; the text has its variables then' }),
});
/** Of steps and objections by their keys, filled in for one client: `steps.<key>`, `objections.<key>`. */
export const SpokenTexts = z.record(z.string(), Spoken);
export type SpokenTexts = z.infer<typeof SpokenTexts>;

const AskedField = z.object({
  field: PipelineField,
  value: FieldValue.meta({ description: 'as the record has it now' }),
  why: z.string().nullable().meta({ description: 'why an answer cannot be written there; it stays with the call' }),
});
/** Fields that the script fills: `lead.<key>`, `contact.<key>`. */
export const AskedFields = z.record(z.string(), AskedField);
export type AskedFields = z.infer<typeof AskedFields>;

/** A script as it goes in one call: what is said in the client's language, and what was answered. */
export const CallScript = z
  .object({
    versionId: z.uuid(),
    number: z.number().int(),
    language: Language.meta({ description: 'in which it is spoken' }),
    definition: ScriptDefinition,
    texts: SpokenTexts,
    fields: AskedFields,
    answers: Answers,
    raised: z.array(z.string()).meta({ description: 'keys of the objections that were opened' }),
    begun: z.boolean(),
    refused: z
      .array(z.object({ visit: z.string(), why: z.string() }))
      .meta({ description: 'answers that are kept with the call and could not be written into their field' }),
  })
  .meta({ id: 'CallScript' });
export type CallScript = z.infer<typeof CallScript>;

export const CallAnswers = z.object({
  versionId: z.uuid().meta({ description: 'which script and version the operator has before her' }),
  answers: Answers.default({}).meta({ description: 'by visit; those that are not named stay' }),
  raised: z.array(z.string().max(40)).max(50).default([]).meta({ description: 'objections that were opened now' }),
});
export type CallAnswers = z.infer<typeof CallAnswers>;

/** Trying a script on a lead: as it would be in a call, nothing written. */
export const ScriptTrial = z.object({ definition: ScriptDefinition, leadId: z.uuid(), language: Language });
export const ScriptTried = z.object({ texts: SpokenTexts, fields: AskedFields }).meta({ id: 'ScriptTried' });
export type ScriptTried = z.infer<typeof ScriptTried>;
