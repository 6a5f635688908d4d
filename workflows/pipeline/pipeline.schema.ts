import { z } from 'zod';
import { Automation } from '../automation/automation.schema.ts';
import { Condition } from '../automation/condition.schema.ts';
import { Key } from '../automation/key.schema.ts';
import { FieldOption, FieldType } from '../field/field.schema.ts';
import { Currency } from '../money/money.schema.ts';
import { TaskLadder } from '../task/ladder.schema.ts';
import { Role } from '../user/user.schema.ts';
import { SendingHours } from '../delivery/sending-hours.schema.ts';
import { Words } from '../words/words.schema.ts';

export { Key };

/** What a lead needs before it may enter the stage. */
export const Entry = z.object({
  /** fact paths that must be filled: `fields.passport`, `amount.amount`, `contact.email` */
  fields: z.array(z.string().max(120)).max(50).default([]),
  checklist: z
    .array(z.object({ key: Key, name: Words }))
    .max(50)
    .default([]),
  /** this must be met; the sentence is shown to the user when it is not */
  if: Condition.optional(),
});

export type Entry = z.infer<typeof Entry>;

export const Stage = z.object({
  key: Key,
  name: Words,
  color: z.string().regex(/^#[0-9a-f]{6}$/i),
  kind: z.enum(['open', 'won', 'lost']),
  probability: z.number().min(0).max(100).default(0),
  rotsAfterDays: z.number().positive().max(3650).optional(),
  entry: Entry.optional(),
  /** who may move a lead here by hand; everybody by default */
  movers: z.array(Role).min(1).optional(),
  /** no new leads come here; those that are here go on */
  retired: z.boolean().optional(),
});
export type Stage = z.infer<typeof Stage>;

export const PipelineField = z.object({
  key: Key,
  name: Words,
  type: FieldType,
  options: z.array(FieldOption).max(200).optional(),
});
export type PipelineField = z.infer<typeof PipelineField>;

/** What goes through a pipeline. */
export const PipelineNoun = z.enum(['lead', 'ticket', 'conversation']);
export type PipelineNoun = z.infer<typeof PipelineNoun>;

/** One immutable version of a pipeline. It says everything that a pipeline does; code adds nothing. */
export const PipelineDefinition = z.object({
  name: Words,
  noun: PipelineNoun.optional().meta({ description: 'what goes through it; leads unless told' }),
  currency: Currency,
  team: Key.meta({ description: 'key of the team whose people take the leads' }),
  calendar: Key.optional().meta({ description: 'key of the calendar whose zone and hours the automations go by' }),
  stages: z.array(Stage).min(1).max(500).meta({ description: 'a pipeline of conversations has one' }),
  lossReasons: z
    .array(z.object({ key: Key, name: Words }))
    .min(1)
    .max(100),
  outcomes: z
    .array(
      z.object({
        ...{ key: Key, name: Words },
        stage: Key.optional().meta({ description: 'where it leads; without one it only ends the task' }),
        tasks: z.array(Key).max(50).optional().meta({ description: 'kinds of task that may end so; without any, all' }),
      }),
    )
    .max(100)
    .meta({ description: 'what a manager answers when a talk is over; an automation on `task.done` does the rest' }),
  fields: z.array(PipelineField).max(200).default([]),
  tasks: z.object({
    types: z.array(z.object({ key: Key, name: Words })).max(50),
    remindBeforeMinutes: z.number().int().min(0).max(100_000),
    escalateAfterHours: z.number().min(0).max(10_000).optional().meta({
      description: 'a ladder of one step: supervisors are told so long after a task was due; 24 without either',
    }),
    ladder: TaskLadder.optional().meta({ description: 'what is done about a task that nobody has done, step by step' }),
  }),
  invoices: z.object({
    dueDays: z.number().int().min(0).max(365),
    remindBeforeHours: z.number().int().min(0).max(8760),
    remindAfterHours: z.number().int().min(0).max(8760),
    /** templates by key; where a key has both an e-mail and an SMS, both go out if the client has the address */
    sent: Key,
    reminder: Key,
    overdue: Key,
    receipt: Key,
  }),
  sendingHours: z.record(Key, SendingHours).optional().meta({
    description:
      "by kind of channel: when what a clock sends may leave, by the client's own clock; outside of it a message waits for her morning",
  }),
  automations: z.array(Automation).max(2000),
});
export type PipelineDefinition = z.infer<typeof PipelineDefinition>;

/** A pipeline as the API reads it: the published version. */
export const Pipeline = z
  .object({
    id: z.uuid(),
    key: Key,
    noun: PipelineNoun,
    version: z.number().int(),
    versionId: z.uuid(),
    publishedAt: z.iso.datetime(),
    definition: PipelineDefinition,
  })
  .meta({ id: 'Pipeline' });
export type Pipeline = z.infer<typeof Pipeline>;
