import { z } from 'zod';
import type { SteerOrder } from '../workflows/automation/steer.schema.ts';
import { Pause } from '../workflows/lead/lead.schema.ts';
import { PAUSE, RESUME, RETRY, STEER } from '../workflows/process/messages.ts';
import { isRefusal, refuse, type Refusal } from '../workflows/refusal.ts';
import type { SignedInUser } from '../prisma/user/user.ts';
import { everybody, route, type Call, type Route } from './http/route.ts';
import { Changed, IdParams } from './http/shapes.ts';
import { steer } from './steering.ts';

export type OnOne = Call<SignedInUser, { id: string }, unknown, unknown>;

/** Whose process is ordered. */
export type Ordered = {
  noun: string;
  /** what it is called in the reference: `a lead` */
  of: string;
  tag: string;
  /** what is done if the user may see it; else it is not there */
  ifSeen: <T>(call: OnOne, act: () => Promise<T>) => Promise<T | Refusal>;
  /** by how many milliseconds its clock is ahead of ours */
  ahead?: (call: OnOne) => Promise<number>;
};

const Steered = Changed.extend({ taken: z.uuid().optional().meta({ description: 'names what can be put back' }) }).meta(
  { id: 'Steered' },
);
export type Steered = z.infer<typeof Steered>;
const EventId = z.string().regex(/^\d{1,18}$/);
const Waiting = z
  .object({
    timer: z.string().min(1).max(40).optional().meta({ description: 'the automation whose clock runs' }),
    run: z.string().min(1).max(200).optional(),
  })
  .refine(({ timer, run }) => (timer === undefined) !== (run === undefined));

const processOf = ({ noun }: Ordered, { params }: OnOne): string => `${noun}:${params.id}`;
export const steerOne = (of: Ordered, call: OnOne, wish: SteerOrder) =>
  steer<Steered>(call, processOf(of, call), STEER, { wish });

/** The hand brake of a process. */
export const brakeRoutes = (of: Ordered): Route[] => [
  route({
    method: 'post',
    path: `/${of.noun}s/{id}/process/pause`,
    tag: of.tag,
    summary: `Stop what was given so much time in the process of ${of.of}, with a reason, until somebody resumes or until a moment; what was promised stays`,
    access: everybody,
    params: IdParams,
    body: Pause,
    out: Changed,
    handler: (call) =>
      of.ifSeen(call, async () => {
        const { reason, until } = call.body;
        if (until === undefined) return steer<Changed>(call, processOf(of, call), PAUSE, { reason });
        if (Date.parse(until) <= Date.now() + ((await of.ahead?.(call)) ?? 0)) return refuse('DueInPast');
        return steer<Changed>(call, processOf(of, call), PAUSE, { reason, until: new Date(until).toISOString() });
      }),
  }),
  route({
    method: 'post',
    path: `/${of.noun}s/{id}/process/resume`,
    tag: of.tag,
    summary: `Let what the pause has stopped in the process of ${of.of} run on, and do what came due meanwhile`,
    access: everybody,
    params: IdParams,
    out: Changed,
    handler: (call) => of.ifSeen(call, () => steer<Changed>(call, processOf(of, call), RESUME)),
  }),
];

/** What users order of clocks and runs of a process. */
export const steeringRoutes = (of: Ordered): Route[] => [
  route({
    method: 'post',
    path: `/${of.noun}s/{id}/process/now`,
    tag: of.tag,
    summary: 'A clock fires now, or a run goes on now as if what it waits for had come',
    access: everybody,
    params: IdParams,
    body: Waiting,
    out: Changed,
    handler: (call) => of.ifSeen(call, () => steerOne(of, call, { order: 'now', ...call.body })),
  }),
  route({
    method: 'post',
    path: `/${of.noun}s/{id}/process/skip-step`,
    tag: of.tag,
    summary: 'A clock does not fire, or a run goes on as if its time were over',
    access: everybody,
    params: IdParams,
    body: Waiting,
    out: Steered,
    handler: (call) => of.ifSeen(call, () => steerOne(of, call, { order: 'skip', ...call.body })),
  }),
  route({
    method: 'post',
    path: `/${of.noun}s/{id}/process/stop-run`,
    tag: of.tag,
    summary: 'End a run where it stands',
    access: everybody,
    params: IdParams,
    body: z.object({ run: z.string().min(1).max(200) }),
    out: Steered,
    handler: (call) => of.ifSeen(call, () => steerOne(of, call, { order: 'stop', ...call.body })),
  }),
  route({
    method: 'post',
    path: `/${of.noun}s/{id}/process/restore`,
    tag: of.tag,
    summary:
      'Put back what was skipped or stopped, as it was; what has come due meanwhile happens at once, if `due` says so',
    access: everybody,
    params: IdParams,
    body: z.object({ taken: z.uuid(), due: z.boolean().default(false) }),
    out: Changed,
    handler: (call) => of.ifSeen(call, () => steerOne(of, call, { order: 'restore', ...call.body })),
  }),
  route({
    method: 'post',
    path: `/${of.noun}s/{id}/process/retry`,
    tag: of.tag,
    summary:
      'Let a stuck process try again; with `event` (an entry automation.failed of the story) do that step once more',
    access: everybody,
    params: IdParams,
    body: z.object({ event: EventId.optional() }),
    handler: (call) =>
      of.ifSeen(call, async () => {
        const { event } = call.body;
        if (event === undefined) return steer(call, processOf(of, call), RETRY);
        const done = await steerOne(of, call, { order: 'retry', event });
        return isRefusal(done) ? done : undefined;
      }),
    status: 204,
  }),
];
