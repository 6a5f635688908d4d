import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FormDefinition } from '../../../workflows/form/form.schema.ts';
import { PipelineDefinition } from '../../../workflows/pipeline/pipeline.schema.ts';

const read = (...path: string[]) => JSON.parse(readFileSync(join(import.meta.dirname, ...path), 'utf8'));

export const readDefinition = (folder: string): PipelineDefinition =>
  PipelineDefinition.parse({ ...read(folder, 'pipeline.json'), automations: read(folder, 'automations.json') });

export const readForm = (folder: string): FormDefinition =>
  FormDefinition.parse({ ...read(folder, 'form.json'), sites: [] });
