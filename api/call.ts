import { z } from 'zod';
import { callsNow, listCalls, readCall } from '../prisma/call/call.queries.ts';
import { listenTo } from '../prisma/call/listen-call.ts';
import { changeCall, orderCall, transferTo } from '../prisma/call/order-call.ts';
import { noteListening, recordingOf } from '../prisma/call/recording.ts';
import { startCall } from '../prisma/call/start-call.ts';
import { seesRecord } from '../prisma/record-sight.ts';
import {
  Call,
  CallHow,
  CallPatch,
  CallState,
  CallTransfer,
  ListenAs,
  NewCall,
  type CallOrder,
} from '../workflows/call/call.schema.ts';
import type { SignedInUser } from '../prisma/user/user.ts';
import { isRefusal, refuse, type Refusal } from '../workflows/refusal.ts';
import { sendFile } from './file/send.ts';
import { cut, pageOf, PageQuery, placeFrom } from './http/paging.ts';
import { ANSWERED, everybody, overseers, route, type Call as OneCall } from './http/route.ts';
import { Changed, doingOf, Id, IdParams } from './http/shapes.ts';

const tag = 'Calls';
const States = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(CallState))
  .optional()
  .meta({ description: 'one, or several by commas' });

const Hows = z
  .string()
  .transform((text) => text.split(','))
  .pipe(z.array(CallHow))
  .optional()
  .meta({ description: 'one, or several by commas' });

const asks = {
  hangup: 'Hang up; whoever is rung for a client says no for herself alone',
  hold: 'Let the client wait with music',
  resume: 'Talk with the client again',
};

type Plain = 'hangup' | 'hold' | 'resume' | 'complete' | 'back' | 'record' | 'mask' | 'unmask';

const asked = (path: string, what: Plain, summary: string) =>
  route({
    ...{ method: 'post', path: `/calls/{id}/${path}`, tag, summary, access: everybody, params: IdParams, out: Changed },
    handler: async (call) => ordered(call, { do: what }),
  });

export const callRoutes = [
  route({
    method: 'get',
    path: '/calls',
    tag,
    summary: 'Calls, the newest first',
    access: everybody,
    query: PageQuery.extend({
      ...{ lead: Id.optional(), contact: Id.optional(), user: Id.optional(), callback: Id.optional(), state: States },
      ...{ outcome: z.string().max(60).optional(), how: Hows, direction: z.enum(['in', 'out']).optional() },
      phone: z.string().trim().max(60).optional().meta({ description: 'in any writing, or its last digits' }),
    }),
    out: pageOf(Call),
    handler: async ({ deps, me, query: { cursor, limit, ...filter } }) => {
      const after = placeFrom(cursor, z.tuple([Id]))?.[0];
      return cut(await listCalls(deps.db, me, { ...filter, after, limit }), limit, ({ id }) => [id]);
    },
  }),
  route({
    method: 'post',
    path: '/calls',
    tag,
    summary: 'Call a number: the phone of whoever asks rings first, then the client’s',
    access: everybody,
    body: NewCall,
    out: z.object({ id: Id }),
    status: 201,
    handler: async ({ deps, me, body, key }) => {
      const { leadId, contactId } = body;
      if (leadId && !(await seesRecord(deps.db, me, { noun: 'lead', id: leadId }))) return refuse('NotFound');
      if (contactId && !(await seesRecord(deps.db, me, { noun: 'contact', id: contactId }))) return refuse('NotFound');
      return startCall(deps.db, { ...body, userId: me.id, key });
    },
  }),
  route({
    method: 'get',
    path: '/calls/now',
    tag,
    summary: 'What goes on now: everything for those who oversee, one’s own for others',
    access: everybody,
    out: pageOf(Call),
    handler: async ({ deps, me }) => ({ items: await callsNow(deps.db, me), next: null }),
  }),
  route({
    method: 'get',
    path: '/calls/{id}',
    tag,
    summary: 'One call',
    access: everybody,
    params: IdParams,
    out: Call,
    handler: async ({ deps, me, params }) => (await readCall(deps.db, me, params.id)) ?? refuse('NotFound'),
  }),
  ...(['hangup', 'hold', 'resume'] as const).map((what) => asked(what, what, asks[what])),
  asked('transfer/complete', 'complete', 'Leave the call to whoever was asked, who talks with the client from now on'),
  asked('recording/begin', 'record', 'Record from now on: the client has agreed'),
  asked('recording/mask', 'mask', 'Keep what is said now out of the recording, two minutes at most: a card number'),
  asked('recording/unmask', 'unmask', 'Let the recording hear again'),
  asked('transfer/back', 'back', 'Take the client back from a transfer that has not come about'),
  route({
    method: 'post',
    path: '/calls/{id}/transfer',
    tag,
    summary: 'Hand the call over to a colleague or a number, at once or after a word with them',
    access: everybody,
    params: IdParams,
    body: CallTransfer,
    out: Changed,
    handler: async (call) => {
      const order = await transferTo(call.deps.db, call.body);
      return isRefusal(order) ? order : ordered(call, order);
    },
  }),
  route({
    method: 'post',
    path: '/calls/{id}/listen',
    tag,
    summary: 'Listen to a call by one’s own phone, whisper to whoever talks for us, or join; again: another way',
    access: overseers,
    params: IdParams,
    body: z.object({ as: ListenAs }),
    out: Changed,
    handler: async (call) => {
      const { deps, me, params, body } = call;
      const order = await listenTo(deps.db, { callId: params.id, userId: me.id, as: body.as });
      return isRefusal(order) ? order : orderCall(deps.db, { ...doingOf(call), callId: params.id, order });
    },
  }),
  route({
    method: 'post',
    path: '/calls/{id}/leave',
    tag,
    summary: 'Stop listening to a call; it goes on',
    access: overseers,
    params: IdParams,
    out: Changed,
    handler: async (call) =>
      orderCall(call.deps.db, { ...doingOf(call), callId: call.params.id, order: { do: 'leave' } }),
  }),
  route({
    method: 'patch',
    path: '/calls/{id}',
    tag,
    summary: 'What came of a call, in the words of whoever talked: an outcome of its pipeline, a note',
    access: everybody,
    params: IdParams,
    body: CallPatch,
    out: Call,
    handler: async (call) => {
      const { deps, me, params, body } = call;
      if (!(await readCall(deps.db, me, params.id))) return refuse('NotFound');
      const done = await changeCall(deps.db, { ...doingOf(call), callId: params.id, patch: body });
      return isRefusal(done) ? done : ((await readCall(deps.db, me, params.id)) ?? refuse('NotFound'));
    },
  }),
  route({
    method: 'get',
    path: '/calls/{id}/recording',
    tag,
    summary: 'The recording of a call (WAV), whole or a range; each listening is written down',
    access: everybody,
    params: IdParams,
    handler: async ({ deps, me, params, request, response }) => {
      if (!(await readCall(deps.db, me, params.id))) return refuse('NotFound');
      const file = await recordingOf(deps.db, params.id);
      if (!file) return refuse('RecordingGone');
      if (!/^bytes=[1-9]/.test(request.headers.range ?? '')) await noteListening(deps.db, params.id, me.id);
      await sendFile({ request, response, store: deps.store, file, save: false });
      return ANSWERED;
    },
  }),
];

type OnCall = OneCall<SignedInUser, { id: string }, unknown, unknown>;

/** By whoever is on it, or oversees. */
const ordered = async (call: OnCall, order: CallOrder): Promise<Changed | Refusal> => {
  const { deps, me, params } = call;
  const found = await readCall(deps.db, me, params.id);
  if (!found) return refuse('NotFound');
  const isOn = found.user?.id === me.id || found.legs.some(({ userId }) => userId === me.id);
  if (me.role === 'manager' && !isOn) return refuse('CallOfOther', { name: found.user?.name ?? '…' });
  if (order.do === 'record' && found.state === 'up' && !found.recording.mayBegin) return refuse('RecordingNotAsked');
  if (order.do === 'mask' && found.state === 'up' && found.recording.state !== 'going')
    return refuse('CallNotRecorded');
  return orderCall(deps.db, { ...doingOf(call), callId: params.id, order });
};
