import { z } from 'zod';
import { PromiseKind } from '../service/rung.schema.ts';
import { Operator, Queue } from './queue.schema.ts';

const percent = z.number().int().min(1).max(100);
const seconds = z.number().int().min(1).max(604_800);
const Target = z.object({ percent, seconds });

/** How soon clients are to be answered first: so many of a hundred within so many seconds, by kind of channel. */
export const ServiceLevelRules = z
  .object({
    ...Target.shape,
    channels: z.record(z.string().max(20), Target).meta({ description: 'of a kind of channel, where it is another' }),
  })
  .meta({ id: 'ServiceLevelRules' });
export type ServiceLevelRules = z.infer<typeof ServiceLevelRules>;

/** 80/20 where one talks at once, a working half-day by e-mail. */
export const defaultLevels: ServiceLevelRules = {
  ...{ percent: 80, seconds: 20 },
  channels: { email: { percent: 80, seconds: 4 * 3600 } },
};

export const FloorOperator = Operator.extend({ queues: z.array(z.string()) }).meta({ id: 'FloorOperator' });
export type FloorOperator = z.infer<typeof FloorOperator>;

export const FloorQueue = Queue.omit({ operators: true }).meta({ id: 'FloorQueue' });
export type FloorQueue = z.infer<typeof FloorQueue>;

const count = z.number().int();
export const ChannelLevel = z
  .object({
    channel: z.string().meta({ description: 'kind' }),
    target: Target,
    ...{ offered: count, inTime: count, late: count, left: count, waiting: count, overdue: count },
    level: count.nullable().meta({ description: 'in time, of a hundred that are decided; null: none is' }),
  })
  .meta({ id: 'ChannelLevel' });
export type ChannelLevel = z.infer<typeof ChannelLevel>;

export const Breach = z
  .object({
    kind: z.enum(['conversation', 'ticket']),
    ...{ id: z.uuid(), track: z.string().nullable(), name: z.string() },
    ...{ promise: PromiseKind, dueAt: z.iso.datetime() },
    assignee: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  })
  .meta({ id: 'Breach' });
export type Breach = z.infer<typeof Breach>;

/** What a supervisor sees at a glance; docs/figures.md says what each figure is. */
export const Floor = z
  .object({
    since: z.iso.datetime().meta({ description: 'the day’s beginning: service levels count from it' }),
    queues: z.array(FloorQueue),
    operators: z.array(FloorOperator),
    levels: z.array(ChannelLevel),
    breaches: z.array(Breach).meta({ description: 'promises that run out within the hour, the next first' }),
  })
  .meta({ id: 'Floor' });
export type Floor = z.infer<typeof Floor>;

/** Open work as the floor lists it. */
export const FloorWork = z
  .object({
    ...{
      id: z.uuid(),
      kind: z.enum(['conversation', 'ticket', 'callback']),
      name: z.string(),
      track: z.string().nullable(),
    },
    ...{ account: z.string().nullable(), since: z.iso.datetime(), resting: z.boolean() },
    assigneeId: z.uuid().nullable(),
    givenAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'FloorWork' });
export type FloorWork = z.infer<typeof FloorWork>;

export const FloorContact = z
  .object({
    ...{ talk: z.uuid(), name: z.string(), account: z.string(), since: z.iso.datetime() },
    fate: z.enum(['in_time', 'late', 'left', 'waiting', 'overdue']),
    waitedS: z.number().int(),
  })
  .meta({ id: 'FloorContact' });
export type FloorContact = z.infer<typeof FloorContact>;
