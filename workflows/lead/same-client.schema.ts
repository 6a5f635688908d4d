import { z } from 'zod';

const OtherLead = z.object({
  id: z.uuid(),
  number: z.number().int(),
  name: z.string(),
  stage: z.string(),
  pipelineVersionId: z.uuid(),
  responsibleId: z.uuid().nullable(),
});

export const SameClient = z
  .object({
    open: z.array(OtherLead).meta({ description: 'open leads of the same people, the newest first' }),
    joined: z.array(
      OtherLead.extend({ merge: z.uuid().nullable().meta({ description: 'POST /merges/{id}/undo parts them again' }) }),
    ),
  })
  .meta({ id: 'SameClient' });
export type SameClient = z.infer<typeof SameClient>;

export const LeadMergeOrder = z.object({ with: z.uuid().meta({ description: 'the one that goes into this one' }) });
