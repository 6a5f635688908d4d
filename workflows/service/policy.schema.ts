import { z } from 'zod';
import { Condition } from '../automation/condition.schema.ts';
import { Duration } from '../automation/duration.schema.ts';
import { Key } from '../automation/key.schema.ts';
import { Words } from '../words/words.schema.ts';
import { PolicyRung, PromiseKind, warnedShape } from './rung.schema.ts';

export const AnswerKind = PromiseKind.exclude(['resolution']);

/** What was done about a promise: who was told, that it ran out, that somebody has it. */
export const Rise = z.discriminatedUnion('what', [
  z.strictObject({
    ...{ what: z.literal('warned'), at: z.iso.datetime(), promise: PromiseKind, since: z.iso.datetime() },
    ...warnedShape,
  }),
  z.strictObject({ what: z.literal('late'), at: z.iso.datetime(), promise: PromiseKind, since: z.iso.datetime() }),
  z.strictObject({ what: z.literal('acknowledged'), at: z.iso.datetime(), until: z.iso.datetime().nullable() }),
]);
export type Rise = z.infer<typeof Rise>;

/** The answer that a talk owes where it becomes a ticket's, with whoever had it and what was done about it until then. */
export const HandedAnswer = z.strictObject({
  kind: AnswerKind,
  since: z.iso.datetime(),
  held: z.array(z.strictObject({ at: z.iso.datetime(), by: z.uuid().nullable() })),
  rises: z.array(Rise),
});
export type HandedAnswer = z.infer<typeof HandedAnswer>;

/** What is promised to whom. */
export const ServicePolicy = z.object({
  key: Key,
  name: Words,
  when: Condition.optional().meta({ description: 'for tickets that meet this; for all without it' }),
  calendar: Key.optional().meta({ description: 'in working time of this calendar; by the clock without it' }),
  targets: z.object({
    first_answer: Duration.optional(),
    next_answer: Duration.optional(),
    resolution: Duration.optional(),
  }),
  waits: z
    .array(Key)
    .max(50)
    .default([])
    .meta({ description: 'stages at which the client’s word is awaited: the clock of the resolution stands still' }),
  ladder: z.array(PolicyRung).max(20).default([]),
});
export type ServicePolicy = z.infer<typeof ServicePolicy>;

/** The answer that a client who waits in a talk is promised, `since` when; `policy` null: none any more. */
export const AnswerPromise = z.strictObject({
  kind: AnswerKind,
  since: z.iso.datetime(),
  policy: z.string().nullable(),
  calendar: z.string().optional(),
  targets: ServicePolicy.shape.targets.omit({ resolution: true }),
});
export type AnswerPromise = z.infer<typeof AnswerPromise>;

/** The policies of the house, the first that fits counts. */
export const ServiceRules = z
  .object({ policies: z.array(ServicePolicy).max(50), revision: z.number().int() })
  .meta({ id: 'ServiceRules' });
export type ServiceRules = z.infer<typeof ServiceRules>;

/** What a change would do to the open tickets, and to the talks without one in which somebody waits for us. */
export const ServiceForesight = z
  .object({
    open: z.number().int(),
    changed: z.number().int().meta({ description: 'that would get another promise' }),
    lateNow: z.number().int(),
    lateThen: z.number().int(),
  })
  .meta({ id: 'ServiceForesight' });
export type ServiceForesight = z.infer<typeof ServiceForesight>;

export const ServiceClock = z
  .object({
    kind: PromiseKind,
    state: z.enum(['running', 'paused', 'late', 'met', 'missed']),
    since: z.iso.datetime(),
    dueAt: z.iso.datetime().nullable().meta({ description: 'null while it stands still' }),
    endedAt: z.iso.datetime().nullable(),
    leftMs: z.number().meta({ description: 'of what was promised; negative where it is late' }),
    spans: z
      .array(
        z.object({
          from: z.iso.datetime(),
          to: z.iso.datetime().nullable(),
          owner: z.enum(['us', 'queue', 'client', 'other']),
          cause: z.string().meta({ description: 'a user’s id, a stage’s key, `pause`, `postponed`, or empty' }),
        }),
      )
      .meta({ description: 'whose each minute of it was' }),
  })
  .meta({ id: 'ServiceClock' });
export type ServiceClock = z.infer<typeof ServiceClock>;

/** The promise that runs out next, as lists show it. */
export const PromiseShown = ServiceClock.pick({ kind: true, state: true, dueAt: true });
export type PromiseShown = z.infer<typeof PromiseShown>;
