import { z } from 'zod';
import { Key } from '../automation/key.schema.ts';
import { Words } from '../words/words.schema.ts';
import { Level } from './group.schema.ts';

/** What a user may say she does. */
export const Status = z
  .object({
    key: Key,
    name: Words,
    takes: z.boolean().meta({ description: 'whether new work comes to her' }),
    minutes: z.number().int().min(1).max(1440).nullable().meta({ description: 'longer is shown; null: no limit' }),
    asksReason: z.boolean(),
  })
  .meta({ id: 'Status' });
export type Status = z.infer<typeof Status>;

export const OwnStatus = z
  .object({
    status: z.string(),
    since: z.iso.datetime().nullable().meta({ description: 'null: never said' }),
    reason: z.string(),
    overAt: z.iso.datetime().nullable().meta({ description: 'when its minutes are over' }),
  })
  .meta({ id: 'OwnStatus' });
export type OwnStatus = z.infer<typeof OwnStatus>;

export const SetStatus = z.object({
  status: Key,
  reason: z.string().trim().max(200).default(''),
  minutes: z.number().int().min(1).max(480).optional().meta({ description: 'how long, where it is a break' }),
});
export type SetStatus = z.infer<typeof SetStatus>;

const points = z.number().int().min(0).max(1000).nullable();
export const Limits = z.object({
  all: points.default(null).meta({ description: 'points in hand; null: no limit, 0: nothing comes' }),
  channels: z.record(z.string().max(20), points).default({}).meta({ description: 'the same by kind of channel' }),
});
export type Limits = z.infer<typeof Limits>;

export const UserWork = z
  .object({ limits: Limits, skills: z.record(Key, Level), languages: z.array(z.string()), groups: z.array(z.uuid()) })
  .meta({ id: 'UserWork' });
export type UserWork = z.infer<typeof UserWork>;
export const UserWorkPatch = z.object({ limits: Limits.optional(), skills: z.record(Key, Level).optional() });
export type UserWorkPatch = z.infer<typeof UserWorkPatch>;
