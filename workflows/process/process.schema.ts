import { z } from 'zod';
import { Words } from '../words/words.schema.ts';

/** What a process waits for. `what`: task, automation (its clock), run (a step of one), payment, reaction (of the user assigned), person (nothing but a user's own move). */
export const Wait = z.object({
  what: z.enum(['task', 'automation', 'run', 'payment', 'reaction', 'reminder', 'escalation', 'person']),
  until: z.iso.datetime().nullable(),
  /** the task's text, or the automation's name */
  text: z.union([z.string(), Words]).optional(),
  id: z.string().optional(),
  kind: z.string().optional().meta({ description: "of a task: its type's key" }),
  high: z.boolean().optional().meta({ description: 'a task that matters more than others' }),
  overdue: z.boolean().optional(),
  stops: z.boolean().optional().meta({ description: 'a pause stops it; else what was promised stays' }),
  left: z.object({ ms: z.number().int(), working: z.boolean() }).optional().meta({
    description: 'of what a pause has stopped, which has no `until`: how much is left, of working time or by the clock',
  }),
  /** of a run: its automation, and the step where it stands */
  automation: z.string().optional(),
  step: z.string().optional(),
});
export type Wait = z.infer<typeof Wait>;

/** What a user has skipped or stopped and may still put back. */
export const Restorable = z.object({
  taken: z.uuid().meta({ description: 'what the order to restore names; the story tells it of the skip' }),
  order: z.enum(['skip', 'stop']),
  automation: z.string(),
  until: z.iso.datetime().nullable(),
  due: z.boolean().meta({ description: 'its moment has passed or its event has come: put back, it goes on at once' }),
});
export type Restorable = z.infer<typeof Restorable>;

export const ProcessState = z.enum(['waiting', 'running', 'paused', 'stuck', 'finished']);
export type ProcessState = z.infer<typeof ProcessState>;

export const Process = z
  .object({
    state: ProcessState,
    waitsFor: z.array(Wait),
    workflowId: z.string(),
    /** by how many milliseconds the lead's clock is ahead of ours (sandbox) */
    clockOffset: z.number().int(),
    pausedAt: z.iso.datetime().nullable(),
    pausedReason: z.string().nullable(),
    pausedUntil: z.iso.datetime().nullable(),
    error: z.string().nullable(),
    updatedAt: z.iso.datetime().nullable(),
    restorable: z.array(Restorable),
  })
  .meta({ id: 'Process' });
export type Process = z.infer<typeof Process>;
