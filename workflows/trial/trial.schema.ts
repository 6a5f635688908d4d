import { z } from 'zod';
import type { Cause } from '../automation/cause.schema.ts';
import { Actor } from '../event/event.schema.ts';
import { NamedSubject } from '../subject/subject.schema.ts';
import { PipelineDefinition } from '../pipeline/pipeline.schema.ts';

export const TrialKind = z.enum(['forecast', 'backtest']);
export type TrialKind = z.infer<typeof TrialKind>;
export const TrialState = z.enum(['running', 'paused', 'done', 'stopped']);
export type TrialState = z.infer<typeof TrialState>;

const DAY = 86_400_000;
/** What is tried: the coming days on all open leads, or a past period on the leads that were open in it. */
export const TrialWish = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('forecast'), days: z.number().int().min(1).max(90) }).strict(),
  z
    .object({ kind: z.literal('backtest'), since: z.iso.datetime(), until: z.iso.datetime() })
    .strict()
    .refine(({ since, until }) => Date.parse(until) - Date.parse(since) >= DAY, {
      path: ['until'],
      message: 'at least a day after since',
    })
    .refine(({ since, until }) => Date.parse(until) - Date.parse(since) <= 400 * DAY, {
      path: ['until'],
      message: '400 days at most',
    }),
]);
export type TrialWish = z.infer<typeof TrialWish>;

/** One thing that an automation did, or would have done. */
export const TrialStep = z.object({
  at: z.iso.datetime(),
  automation: z.string(),
  step: z.string(),
  do: z.string().meta({ description: 'the action, `wait` for a run that waits, `failed` for what could not be done' }),
  what: z
    .record(z.string(), z.unknown())
    .meta({ description: 'text, template, stage, … as far as the action has them' }),
});
export type TrialStep = z.infer<typeof TrialStep>;

/** Something that users, clients or providers did: the same in both stories. */
export const TrialHeard = z.object({
  at: z.iso.datetime(),
  type: z.string(),
  what: z.record(z.string(), z.unknown()),
  data: z
    .record(z.string(), z.unknown())
    .optional()
    .meta({ description: 'what the event tells, of a subject that is not a lead' }),
});
export type TrialHeard = z.infer<typeof TrialHeard>;

export const TrialStory = z.object({
  same: z.boolean().meta({ description: 'what did fire is what would fire: told once, as `after`' }),
  /** what did fire; empty in a forecast */
  before: z.array(TrialStep),
  after: z.array(TrialStep),
  heard: z.array(TrialHeard),
  /** how many steps beyond the first sixty of each are not kept */
  more: z.number().int(),
});
export type TrialStory = z.infer<typeof TrialStory>;

const Counted = z.object({
  after: z.number().int(),
  before: z.number().int().nullable().meta({ description: 'null where the record does not tell' }),
  leads: z.number().int(),
  first: z.iso.datetime().nullable(),
});
const Histogram = z.record(z.string(), z.number().int());

/** The totals over all leads. A trial under way shows what it has so far. */
export const TrialTotals = z.object({
  leads: z.number().int(),
  events: z.number().int().meta({ description: 'recorded events of people, clients and providers that were heard' }),
  /** leads on which at least one automation acts */
  fires: z.number().int(),
  /** leads with which something happens at once */
  now: z.number().int(),
  differs: z.number().int(),
  idle: z.number().int().meta({ description: 'open leads that are left without a next step at the end' }),
  idleBefore: z.number().int(),
  gone: z.number().int().meta({ description: 'leads whose stage the definition does not have: not tried' }),
  paused: z.number().int(),
  loops: z.number().int(),
  automations: z.record(z.string(), Counted),
  /** by user (id, or `supervisor`, `somebody`, `nobody`) and day: [before, after] */
  tasks: z.record(z.string(), z.record(z.string(), z.tuple([z.number().int(), z.number().int()]))),
  /** number of messages: number of clients */
  messages: z.object({ before: Histogram, after: Histogram }),
});
export type TrialTotals = z.infer<typeof TrialTotals>;

export const Trial = z
  .object({
    id: z.uuid(),
    pipeline: z.string(),
    kind: TrialKind,
    state: TrialState,
    choice: z.object({ days: z.number().int().optional(), since: z.iso.datetime(), until: z.iso.datetime() }),
    progress: z.object({ done: z.number().int(), total: z.number().int() }),
    result: TrialTotals.nullable(),
    error: z.string().nullable(),
    createdBy: Actor.nullable(),
    createdAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Trial' });
export type Trial = z.infer<typeof Trial>;

/** A trial with the definition that was tried. */
export const TrialWhole = Trial.extend({ definition: PipelineDefinition }).meta({ id: 'TrialWhole' });
export type TrialWhole = z.infer<typeof TrialWhole>;

export const TrialLead = NamedSubject.extend({
  stage: z.string(),
  responsibleId: z.uuid().nullable(),
  groups: z.array(z.string()),
  /** how many steps fired and would have fired */
  before: z.number().int(),
  after: z.number().int(),
  /** when the first one would fire */
  first: z.iso.datetime().nullable(),
}).meta({ id: 'TrialLead' });
export type TrialLead = z.infer<typeof TrialLead>;

export const TrialLeadStory = NamedSubject.extend({ groups: z.array(z.string()), story: TrialStory }).meta({
  id: 'TrialLeadStory',
});
export type TrialLeadStory = z.infer<typeof TrialLeadStory>;

const Moment = z.iso.datetime();
/** A lead as it stands now, in the shape in which a simulation begins (workflows/automation/simulation.ts). */
export const LeadToSimulate = z
  .object({
    id: z.uuid(),
    number: z.number().int(),
    name: z.string(),
    pipeline: z.string(),
    now: Moment.meta({ description: 'by the clock of the lead' }),
    facts: z.looseObject({ stage: z.string(), closedAt: Moment.nullable(), pausedAt: Moment.nullable() }),
    process: z.looseObject({ cursor: z.number().int() }).nullable(),
    tasks: z.array(
      z.object({
        id: z.string(),
        type: z.string(),
        text: z.string(),
        dueAt: Moment,
        state: z.literal('open'),
        overdue: z.boolean(),
        span: z.enum(['wall', 'working']).optional(),
        person: z.string().nullable(),
      }),
    ),
    invoices: z.array(
      z.object({
        id: z.string(),
        amount: z.number().int(),
        currency: z.string(),
        dueAt: Moment,
        state: z.enum(['sent', 'paid']),
        overdue: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'LeadToImagine' });
export type LeadToSimulate = z.infer<typeof LeadToSimulate>;

/** A recorded event as a backtest reads it. */
export type Recorded = {
  id: string;
  noun: string;
  nounId: string;
  type: string;
  at: string;
  actor: { kind: string; id?: string | undefined };
  cause: z.infer<typeof Cause> | null;
  data: Record<string, unknown>;
  /** in milliseconds: what was written together was recorded together */
  recordedAt?: number;
};
