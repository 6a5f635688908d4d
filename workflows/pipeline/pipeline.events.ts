import { z } from 'zod';
import { PipelineOrigin } from './story.schema.ts';

const brought = { templates: z.number().int(), forms: z.number().int() };

/** What each event of a pipeline says. */
export const pipelineEvents = {
  'pipeline.created': z.strictObject({
    from: PipelineOrigin,
    templates: brought.templates.optional(),
    forms: brought.forms.optional(),
  }),
  'pipeline.imported': z.strictObject(brought),
  'pipeline.restored': z.strictObject({ version: z.number().int() }),
  'pipeline.discarded': z.strictObject({ drawnBy: z.uuid().nullable() }),
  'pipeline.archived': z.strictObject({}),
  'pipeline.returned': z.strictObject({}),
  'pipeline.demo_removed': z.strictObject({ leads: z.number().int() }),
};
