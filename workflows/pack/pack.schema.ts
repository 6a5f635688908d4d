import { z } from 'zod';
import { Key } from '../automation/key.schema.ts';
import { NewPipeline } from '../pipeline/draft.schema.ts';
import { PipelineNoun, Stage } from '../pipeline/pipeline.schema.ts';
import { Language, Words } from '../words/words.schema.ts';

/** A ready pipeline, as the gallery shows it. */
export const Pack = z
  .object({
    key: Key,
    name: Words,
    description: Words,
    noun: PipelineNoun,
    stages: z.array(Stage.pick({ key: true, name: true, color: true, kind: true })),
    automations: z.number().int().meta({ description: 'how many it has' }),
    templates: z.number().int().meta({ description: 'how many letters and short messages, each in every language' }),
    languages: z.array(Language),
    form: z.boolean().meta({ description: 'comes with a form for a site' }),
    demo: z.number().int().meta({ description: 'how many leads or tickets it shows itself with' }),
  })
  .meta({ id: 'Pack' });
export type Pack = z.infer<typeof Pack>;

export const PackOrder = z.object({
  pipelineKey: NewPipeline.shape.key,
  name: z.string().trim().min(1).max(120).optional().meta({ description: 'in the language of the one who asks' }),
  withDemo: z.boolean().default(false),
});
export type PackOrder = z.infer<typeof PackOrder>;

/** The result: the pipeline, and what was created with it. */
export const Installed = z
  .object({
    id: z.uuid(),
    key: Key,
    templates: z.number().int().meta({ description: 'made now; those that were there stay as they are' }),
    form: z.string().nullable().meta({ description: 'key of the form that was made' }),
    leads: z.number().int(),
  })
  .meta({ id: 'InstalledPack' });
export type Installed = z.infer<typeof Installed>;

export const DemoState = z
  .object({
    pack: z.string().nullable(),
    leads: z.number().int().meta({ description: 'demo leads or tickets that are there now' }),
  })
  .meta({ id: 'DemoState' });
export type DemoState = z.infer<typeof DemoState>;
