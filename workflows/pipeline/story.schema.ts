import { z } from 'zod';
import { Key } from '../automation/key.schema.ts';
import { Actor } from '../event/event.schema.ts';
import { PublicationCounts } from '../publication/publication.schema.ts';
import { Words } from '../words/words.schema.ts';

/** What a pipeline was started from: nothing, another one, a ready one, a file. `name` is the other one's, as it was then. */
export const PipelineOrigin = z.object({
  kind: z.enum(['empty', 'pipeline', 'pack', 'file']),
  key: Key.optional(),
  name: Words.optional(),
});
export type PipelineOrigin = z.infer<typeof PipelineOrigin>;

/** What a pipeline's own events record; publications and versions have records of their own. */
export const told = ['created', 'imported', 'restored', 'discarded', 'archived', 'returned', 'demo_removed'] as const;
/** How a publication went on after its start. */
export const wentOn = ['paused', 'resumed', 'stopped', 'done', 'undoing', 'undone'] as const;

/** One entry of a pipeline's own story: who did what with it, and when. */
export const PipelineStoryEntry = z
  .object({
    id: z.string(),
    what: z.enum([...told, 'published', ...wentOn]),
    at: z.iso.datetime(),
    actor: Actor.nullable().meta({ description: 'null: from before this was written down' }),
    version: z.number().int().nullable().meta({ description: 'that was published, restored, or is being published' }),
    before: z.number().int().nullable().meta({ description: 'the version that new leads took until then' }),
    note: z.string(),
    publicationId: z.uuid().nullable(),
    counts: PublicationCounts.omit({ after: true }).nullable().meta({ description: 'once a publication is over' }),
    from: PipelineOrigin.nullable(),
    drawnBy: z.string().nullable().meta({ description: 'who had drawn last what was thrown away' }),
    brought: z
      .object({ templates: z.number().int(), forms: z.number().int() })
      .nullable()
      .meta({ description: 'texts and forms that came with a file' }),
    leads: z.number().int().nullable().meta({ description: 'examples that were taken away' }),
  })
  .meta({ id: 'PipelineStoryEntry' });
export type PipelineStoryEntry = z.infer<typeof PipelineStoryEntry>;
