import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FormDefinition } from '../../workflows/form/form.schema.ts';
import { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';

const read = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, 'education', name), 'utf8'));

/** The demo's pipeline; everything that it does is in education/*.json. */
export const educationPipeline = (): PipelineDefinition =>
  PipelineDefinition.parse({ ...read('pipeline.json'), automations: read('automations.json') });

/** Its form, for these sites. */
export const educationForm = (sites: string[]): FormDefinition => FormDefinition.parse({ ...read('form.json'), sites });
