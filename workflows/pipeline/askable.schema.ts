import { z } from 'zod';
import { Words } from '../words/words.schema.ts';
import { Key, PipelineField, PipelineNoun } from './pipeline.schema.ts';

/** A pipeline as forms and templates may speak of it: with the fields of its draft, which wait for the publication. */
export const Askable = z
  .object({
    key: Key,
    name: Words,
    noun: PipelineNoun,
    published: z.boolean(),
    calls: z.boolean().meta({ description: 'a form may ask when to call: `callback`' }),
    fields: z.array(PipelineField.extend({ drawn: z.boolean().meta({ description: 'only in the draft' }) })),
  })
  .meta({ id: 'Askable' });
export type Askable = z.infer<typeof Askable>;
