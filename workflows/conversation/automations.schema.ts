import { z } from 'zod';
import { Event } from '../event/event.schema.ts';
import { Process } from '../process/process.schema.ts';

/** What automations of its own do in a conversation. */
export const TalkAutomations = z
  .object({
    pipeline: z
      .string()
      .nullable()
      .meta({ description: 'key of the pipeline of conversations that it follows; null: none' }),
    pipelineVersionId: z.uuid().nullable(),
    process: Process.pick({ state: true, waitsFor: true, pausedReason: true, pausedUntil: true, error: true }).meta({
      description: 'what is awaited now',
    }),
    since: z.iso.datetime().nullable().meta({ description: 'when it came to them, or was opened again' }),
    items: z
      .array(Event)
      .meta({ description: 'what they have done, and what they could not do and why; the newest first' }),
  })
  .meta({ id: 'TalkAutomations' });
export type TalkAutomations = z.infer<typeof TalkAutomations>;
