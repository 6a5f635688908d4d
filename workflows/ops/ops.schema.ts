import { z } from 'zod';
import { CapsToday } from '../delivery/cap.ts';
import { NamedSubject } from '../subject/subject.schema.ts';
import { Words } from '../words/words.schema.ts';

/** What an ops engineer sees at one glance; times in RFC 3339, durations in the unit that the name says. */
export const Ops = z
  .object({
    temporal: z.object({ ok: z.boolean(), error: z.string().nullable() }),
    /** news on its way to processes; `parked` could not be delivered for an hour */
    relay: z.object({
      pokesWaiting: z.number().int(),
      oldestAt: z.iso.datetime().nullable(),
      lastEventAt: z.iso.datetime().nullable(),
      parked: z.array(
        z.object({
          workflowId: z.string(),
          subject: NamedSubject.nullable(),
          error: z.string(),
          pokes: z.number().int(),
          since: z.iso.datetime(),
        }),
      ),
    }),
    queues: z.array(
      z.object({
        name: z.string(),
        kind: z.string(),
        backlog: z.number().int(),
        ageSeconds: z.number(),
        pollers: z.number().int(),
      }),
    ),
    workers: z.array(z.object({ identity: z.string(), queue: z.string(), lastSeenAt: z.iso.datetime().nullable() })),
    channels: z.array(
      z.object({
        id: z.string(),
        state: z.string(),
        error: z.string().nullable(),
        trouble: z.string().nullable().meta({ description: 'what an admin must mend before anything goes out' }),
        downSince: z.iso.datetime().nullable(),
        retryAt: z.iso.datetime().nullable(),
        waiting: z.number().int(),
        unknown: z.number().int(),
        failed: z.number().int(),
      }),
    ),
    /** messages that strangers' forms have caused in the last day */
    caps: CapsToday,
    stuck: z.array(
      z.object({
        workflowId: z.string(),
        noun: z.string(),
        nounId: z.string(),
        subject: NamedSubject.nullable().meta({ description: 'null where it is the process of something else' }),
        error: z.string(),
        since: z.iso.datetime(),
      }),
    ),
    /** bulk runs: those under way, and those that ended in the last day; the latest first, at most 20 */
    walks: z.array(
      z.object({
        noun: z.enum(['publication', 'mass-change', 'import', 'trial', 'revival']),
        id: z.string(),
        /** of a mass change: the pipeline of its first lead */
        pipeline: z.string().nullable(),
        /** which version, what is done, which trial */
        what: z.string(),
        state: z.string(),
        done: z.number().int(),
        of: z.number().int(),
        by: z.string().nullable(),
        since: z.iso.datetime(),
        endedAt: z.iso.datetime().nullable(),
        error: z.string().nullable(),
      }),
    ),
    /** what automations failed to do in the last day, the latest first, at most 50 */
    failures: z.array(
      z.object({
        subject: NamedSubject,
        automation: z.union([z.string(), Words]),
        because: z.object({ refusal: z.string() }).loose(),
        at: z.iso.datetime(),
      }),
    ),
    inbox: z.array(
      z.object({
        id: z.string(),
        source: z.string(),
        error: z.string(),
        attempts: z.number().int(),
        receivedAt: z.iso.datetime(),
      }),
    ),
    /** money that belongs to no invoice or counts in none, and that nobody has dealt with; 100 means at least that */
    strayMoney: z.number().int(),
    lateness: z.object({ count: z.number().int(), p50Ms: z.number(), p99Ms: z.number(), overdueNow: z.number().int() }),
    leads: z.object({ open: z.number().int(), paused: z.number().int(), withoutNextStep: z.number().int() }),
  })
  .meta({ id: 'Ops' });
export type Ops = z.infer<typeof Ops>;
