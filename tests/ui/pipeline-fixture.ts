import { readFileSync } from 'node:fs';
import { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';

const read = (name: string): unknown => JSON.parse(readFileSync(`prisma/seed/education/${name}.json`, 'utf8'));

/** The demo's pipeline. */
export const education = PipelineDefinition.parse({
  ...(read('pipeline') as object),
  automations: read('automations'),
});

export const templates = [
  { key: 'received', name: '', channel: 'email', languages: ['ru' as const], asks: [] },
  { key: 'received', name: '', channel: 'sms', languages: ['ru' as const], asks: [] },
];
