import { z } from 'zod';
import { askCallback } from '../prisma/callback/ask.ts';
import { allowedHours } from '../prisma/callback/allowed.queries.ts';
import { attemptCallback } from '../prisma/callback/attempt.ts';
import { callByLine } from '../prisma/callback/call-by-line.ts';
import { listCallbacks, placeOfCallback, readCallback } from '../prisma/callback/callback.queries.ts';
import { changeCallback, tellCallback } from '../prisma/callback/callback.ts';
import { seesRecord } from '../prisma/record-sight.ts';
import type { SignedInUser } from '../prisma/user/user.ts';
import {
  AllowedHours,
  Callback,
  CallbackPatch,
  CallbackStateName,
  NewAttempt,
  NewCallback,
} from '../workflows/callback/callback.schema.ts';
import { isRefusal, refuse, type Refusal } from '../workflows/refusal.ts';
import { cut, PageQuery, pageOf, placeFrom } from './http/paging.ts';
import { everybody, route, type Call } from './http/route.ts';
import { Changed, doingOf, Id, IdParams } from './http/shapes.ts';

const tag = 'Callbacks';
const Place = z.tuple([z.iso.datetime(), z.uuid()]);
const Whom = z.object({
  contact: Id.optional(),
  lead: Id.optional(),
  phone: z.string().min(1).max(60).optional().meta({ description: 'in any writing' }),
});

export const callbackRoutes = [
  route({
    method: 'post',
    path: '/callbacks',
    tag,
    summary:
      'Promise a client a call: in a stretch of time, else as soon as may be; a number that is promised one already has it at the newest hour',
    access: everybody,
    body: NewCallback,
    out: z.object({ id: Id }),
    status: 201,
    handler: async (call) => {
      const { deps, body, by } = call;
      const gone = await whyNotLinked(call, body);
      if (gone) return gone;
      const source = body.source ?? (by === 'token' ? 'api' : 'hand');
      const done = await askCallback(deps.db, { ...doingOf(call), wanted: { ...body, source } });
      return isRefusal(done) ? done : { id: done.id };
    },
  }),
  route({
    method: 'get',
    path: '/callbacks',
    tag,
    summary: 'Promised calls: open ones by their hour, others the newest first',
    access: everybody,
    query: PageQuery.extend({
      state: z.enum(['open', 'late', ...CallbackStateName.options]).optional(),
      lead: Id.optional(),
      contact: Id.optional(),
      mine: z.enum(['true', 'false']).optional(),
    }),
    out: pageOf(Callback),
    handler: async ({ deps, me, query }) => {
      const after = placeFrom(query.cursor, Place);
      const asked = { ...query, mine: query.mine === 'true' };
      const rows = await listCallbacks(deps.db, me, asked, {
        after: after && { at: after[0], id: after[1] },
        limit: query.limit,
        publicUrl: deps.config.publicUrl,
      });
      return cut(rows, query.limit, (row) => Object.values(placeOfCallback(asked, row)));
    },
  }),
  route({
    method: 'get',
    path: '/callbacks/allowed',
    tag,
    summary: 'When a client may be called in the next two weeks, by the hours of the country and the client’s zone',
    access: everybody,
    query: Whom,
    out: AllowedHours,
    handler: async (call) => {
      const { deps, query } = call;
      const asked = { contactId: query.contact, leadId: query.lead, phone: query.phone };
      const gone = await whyNotLinked(call, asked);
      return gone ?? allowedHours(deps.db, asked, 14);
    },
  }),
  route({
    method: 'get',
    path: '/callbacks/{id}',
    tag,
    summary: 'One promised call with its attempts, and whether it was kept',
    access: everybody,
    params: IdParams,
    out: Callback,
    handler: async ({ deps, me, params }) =>
      (await readCallback(deps.db, me, params.id, deps.config.publicUrl)) ?? refuse('NotFound'),
  }),
  route({
    method: 'patch',
    path: '/callbacks/{id}',
    tag,
    summary: 'Another hour, or another person or group who calls',
    access: everybody,
    params: IdParams,
    body: CallbackPatch,
    out: Changed,
    handler: (call) =>
      ifSeen(call, () =>
        changeCallback(call.deps.db, { ...doingOf(call), callbackId: call.params.id, patch: call.body }),
      ),
  }),
  route({
    method: 'post',
    path: '/callbacks/{id}/cancel',
    tag,
    summary: 'Call a promised call off; the client is not called',
    access: everybody,
    params: IdParams,
    body: z.object({ why: z.string().trim().max(300).optional() }).optional(),
    out: Changed,
    handler: (call) =>
      ifSeen(call, () =>
        tellCallback(call.deps.db, {
          ...doingOf(call),
          callbackId: call.params.id,
          order: { do: 'cancel', why: call.body?.why },
        }),
      ),
  }),
  route({
    method: 'post',
    path: '/callbacks/{id}/call',
    tag,
    summary:
      'Make the promised call by the line: the phone of whoever asks rings first; `why` where nobody is to call the number',
    access: everybody,
    params: IdParams,
    body: z.object({ why: z.string().trim().max(200).default('') }),
    out: z.object({ id: Id }),
    status: 201,
    handler: (call) =>
      ifSeen(call, () =>
        callByLine(call.deps.db, { ...doingOf(call), callbackId: call.params.id, by: call.me.id, why: call.body.why }),
      ),
  }),
  route({
    method: 'post',
    path: '/callbacks/{id}/take',
    tag,
    summary: 'Make the call mine, whoever has it',
    access: everybody,
    params: IdParams,
    out: Changed,
    handler: (call) =>
      ifSeen(call, () =>
        tellCallback(call.deps.db, {
          ...doingOf(call),
          callbackId: call.params.id,
          order: { do: 'give', to: call.me.id },
        }),
      ),
  }),
  route({
    method: 'post',
    path: '/callbacks/{id}/attempts',
    tag,
    summary:
      'What came of a call that was made by hand, or the caller’s word about the line’s; it decides when to call again',
    access: everybody,
    params: IdParams,
    body: NewAttempt,
    out: Changed,
    handler: (call) =>
      ifSeen(call, () =>
        attemptCallback(call.deps.db, {
          ...doingOf(call),
          ...{ callbackId: call.params.id, by: call.me.id, attempt: call.body },
        }),
      ),
  }),
];

type Linked = { contactId?: string | undefined; leadId?: string | undefined };

/** What the caller does not see does not exist for them. */
const whyNotLinked = async (
  { deps, me }: Call<SignedInUser, unknown, unknown, unknown>,
  { contactId, leadId }: Linked,
): Promise<Refusal | undefined> => {
  const records = [
    ...(contactId ? [{ noun: 'contact', id: contactId }] : []),
    ...(leadId ? [{ noun: 'lead', id: leadId }] : []),
  ];
  const seen = await Promise.all(records.map((record) => seesRecord(deps.db, me, record)));
  return seen.every(Boolean) ? undefined : refuse('NotFound');
};

const ifSeen = async <T>(
  { deps, me, params }: Call<SignedInUser, { id: string }, unknown, unknown>,
  act: () => Promise<T>,
) => ((await seesRecord(deps.db, me, { noun: 'callback', id: params.id })) ? act() : refuse('NotFound'));
