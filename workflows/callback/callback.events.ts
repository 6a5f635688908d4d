import { z } from 'zod';
import { Columns } from '../event/columns.schema.ts';
import { warnedShape } from '../service/rung.schema.ts';
import { CallbackSource, Climbed, Says } from './callback.schema.ts';
import { attemptHows } from './how.ts';

const event = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject({ set: Columns.optional(), callback: z.uuid(), ...shape });

const window = { from: z.iso.datetime(), to: z.iso.datetime() };

/** null: it falls to a person */
const says = z.null().optional();

/** What each event of a callback says. It stands in the story of its lead, else of its client. */
export const callbackEvents = {
  'callback.asked': event({
    ...{ ...window, exact: z.boolean(), reason: z.string(), source: CallbackSource, phone: z.string() },
    zone: z.string(),
    responsible: z.uuid().nullable(),
    says: Says.optional(),
  }),
  /** another time: by us, by the client behind the link, or since the same number asked again */
  'callback.moved': event({
    ...window,
    next: z.iso.datetime(),
    exact: z.boolean(),
    reason: z.string().optional(),
    says,
  }),
  'callback.assigned': event({
    from: z.uuid().nullable(),
    to: z.uuid().nullable(),
    group: z.uuid().nullable().optional(),
  }),
  'callback.due': event({}),
  /** a step of the ladder: `to` are those who were told, nobody where nobody was there */
  'callback.warned': event({
    ...{ since: z.iso.datetime(), rung: z.string(), round: z.number().int(), to: z.array(z.uuid()) },
    came: Climbed.shape.came,
    by: warnedShape.by,
  }),
  /** the window has ended, and nobody has called */
  'callback.late': event({ dueAt: z.iso.datetime() }),
  /** by nobody: a machine says something */
  'callback.dialled': event({ by: z.uuid().nullable(), call: z.uuid().nullable() }),
  'callback.attempted': event({
    ...{ how: z.enum(attemptHows), by: z.uuid().nullable(), call: z.uuid().nullable(), note: z.string() },
    began: z.iso.datetime(),
    next: z.iso.datetime().nullable(),
    says,
  }),
  /** the caller's word about an attempt that the line had told of */
  'callback.corrected': event({
    ...{ how: z.enum(attemptHows), heard: z.enum(attemptHows), call: z.uuid(), note: z.string() },
    next: z.iso.datetime().nullable(),
  }),
  /** `outcome` is the pipeline's */
  'callback.ended': event({
    as: z.enum(['kept', 'late_kept', 'broken', 'cancelled', 'served', 'given_up']),
    outcome: z.string().nullable(),
    why: z.string().optional(),
  }),
};
