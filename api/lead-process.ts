import { z } from 'zod';
import { readLeadProcess } from '../prisma/lead/lead.queries.ts';
import type { SteerOrder } from '../workflows/automation/steer.schema.ts';
import { Pause } from '../workflows/lead/lead.schema.ts';
import { PAUSE, RESUME, RETRY, SKIP, STEER } from '../workflows/process/messages.ts';
import { Process } from '../workflows/process/process.schema.ts';
import { isRefusal, refuse } from '../workflows/refusal.ts';
import { everybody, route, type Call } from './http/route.ts';
import { ifSeen } from './http/seen.ts';
import { Changed, IdParams } from './http/shapes.ts';
import type { SignedInUser } from '../prisma/user/user.ts';
import { isSandbox } from './sandbox.ts';
import { steer } from './steering.ts';

const tag = 'The process of a lead';
const Automation = z.object({ automation: z.string().min(1).max(40).meta({ description: 'its key' }) });
const Steered = Changed.extend({ taken: z.uuid().optional().meta({ description: 'names what can be put back' }) }).meta(
  {
    id: 'Steered',
  },
);
const EventId = z.string().regex(/^\d{1,18}$/);
const Waiting = z
  .object({
    timer: z.string().min(1).max(40).optional().meta({ description: 'the automation whose clock runs' }),
    run: z.string().min(1).max(200).optional(),
  })
  .refine(({ timer, run }) => (timer === undefined) !== (run === undefined));

export const leadProcessRoutes = [
  route({
    method: 'get',
    path: '/leads/{id}/process',
    tag,
    summary: 'What the process of a lead waits for, and until when',
    access: everybody,
    params: IdParams,
    out: Process,
    handler: async ({ deps, me, params }) => (await readLeadProcess(deps.db, me, params.id)) ?? refuse('NotFound'),
  }),
  route({
    method: 'post',
    path: '/leads/{id}/process/pause',
    tag,
    summary:
      'Stop what was given so much time, with a reason, until somebody resumes or until a moment; what was promised stays',
    access: everybody,
    params: IdParams,
    body: Pause,
    out: Changed,
    handler: (call) =>
      ifSeen(call, async () => {
        const { reason, until } = call.body;
        if (until === undefined) return steer<Changed>(call, processOf(call), PAUSE, { reason });
        const clockOffset = (await readLeadProcess(call.deps.db, call.me, call.params.id))?.clockOffset ?? 0;
        if (Date.parse(until) <= Date.now() + clockOffset) return refuse('DueInPast');
        return steer<Changed>(call, processOf(call), PAUSE, { reason, until: new Date(until).toISOString() });
      }),
  }),
  route({
    method: 'post',
    path: '/leads/{id}/process/resume',
    tag,
    summary: 'Let what the pause has stopped run on, and do what came due meanwhile',
    access: everybody,
    params: IdParams,
    out: Changed,
    handler: (call) => ifSeen(call, () => steer<Changed>(call, processOf(call), RESUME)),
  }),
  route({
    method: 'post',
    path: '/leads/{id}/process/skip',
    tag,
    summary: 'Sandbox: set the clock of a lead ahead to its next moment',
    access: everybody,
    params: IdParams,
    out: Changed,
    handler: (call) =>
      ifSeen(call, async () =>
        isSandbox(call.deps.config) ? steer<Changed>(call, processOf(call), SKIP) : refuse('OnlyInSandbox'),
      ),
  }),
  route({
    method: 'post',
    path: '/leads/{id}/process/run',
    tag,
    summary: 'Begin an automation now, whatever its trigger and condition',
    access: everybody,
    params: IdParams,
    body: Automation,
    out: Changed,
    handler: (call) => ifSeen(call, () => steerLead(call, { order: 'run', ...call.body })),
  }),
  route({
    method: 'post',
    path: '/leads/{id}/process/press',
    tag,
    summary: 'Press the button of a manual automation',
    access: everybody,
    params: IdParams,
    body: Automation,
    out: Changed,
    handler: (call) => ifSeen(call, () => steerLead(call, { order: 'press', ...call.body })),
  }),
  route({
    method: 'post',
    path: '/leads/{id}/process/now',
    tag,
    summary: 'A clock fires now, or a run goes on now as if what it waits for had come',
    access: everybody,
    params: IdParams,
    body: Waiting,
    out: Changed,
    handler: (call) => ifSeen(call, () => steerLead(call, { order: 'now', ...call.body })),
  }),
  route({
    method: 'post',
    path: '/leads/{id}/process/skip-step',
    tag,
    summary: 'A clock does not fire, or a run goes on as if its time were over',
    access: everybody,
    params: IdParams,
    body: Waiting,
    out: Steered,
    handler: (call) => ifSeen(call, () => steerLead(call, { order: 'skip', ...call.body })),
  }),
  route({
    method: 'post',
    path: '/leads/{id}/process/stop-run',
    tag,
    summary: 'End a run where it stands',
    access: everybody,
    params: IdParams,
    body: z.object({ run: z.string().min(1).max(200) }),
    out: Steered,
    handler: (call) => ifSeen(call, () => steerLead(call, { order: 'stop', ...call.body })),
  }),
  route({
    method: 'post',
    path: '/leads/{id}/process/restore',
    tag,
    summary:
      'Put back what was skipped or stopped, as it was; what has come due meanwhile happens at once, if `due` says so',
    access: everybody,
    params: IdParams,
    body: z.object({ taken: z.uuid(), due: z.boolean().default(false) }),
    out: Changed,
    handler: (call) => ifSeen(call, () => steerLead(call, { order: 'restore', ...call.body })),
  }),
  route({
    method: 'post',
    path: '/leads/{id}/process/retry',
    tag,
    summary:
      'Let a stuck process try again; with `event` (an entry automation.failed of the story) do that step once more',
    access: everybody,
    params: IdParams,
    body: z.object({ event: EventId.optional() }),
    handler: (call) =>
      ifSeen(call, async () => {
        const { event } = call.body;
        if (event === undefined) return steer(call, processOf(call), RETRY);
        const done = await steerLead(call, { order: 'retry', event });
        return isRefusal(done) ? done : undefined;
      }),
    status: 204,
  }),
];

type Steered = z.infer<typeof Steered>;
type LeadCall = Call<SignedInUser, { id: string }, unknown, unknown>;
const processOf = ({ params }: LeadCall): string => `lead:${params.id}`;
const steerLead = (call: LeadCall, wish: SteerOrder) => steer<Steered>(call, processOf(call), STEER, { wish });
