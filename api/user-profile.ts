import { z } from 'zod';
import { changeAbsence, createAbsence, deleteAbsence } from '../prisma/user/absence.ts';
import { backFromBreak, takeBreak } from '../prisma/work/status.ts';
import { handOver } from '../prisma/user/handover.ts';
import {
  changeLimits,
  changeUser,
  createUser,
  renewPassword,
  switchOff,
  switchOn,
} from '../prisma/user/user-profile.ts';
import { callWaiting } from '../prisma/work/settle.ts';
import { giveBackAll } from '../prisma/work/give-back.ts';
import { listShifts, listUserProfiles } from '../prisma/user/user-profile.queries.ts';
import { usesOfUser } from '../prisma/automation/uses.ts';
import { Uses } from '../workflows/calendar/calendar.schema.ts';
import { isRefusal, refuse } from '../workflows/refusal.ts';
import {
  Absence,
  AbsencePatch,
  HandTo,
  Limits,
  NewAbsence,
  NewUser,
  Shift,
  UserProfile,
  UserPatch,
} from '../workflows/user/user-profile.schema.ts';
import type { Deps } from './deps.ts';
import { pageOf } from './http/paging.ts';
import { everybody, overseers, route } from './http/route.ts';
import { doingOf, IdParams } from './http/shapes.ts';

const tag = 'People';
const admins = ['admin'] as const;
const Password = z.string().meta({ description: 'told once and kept nowhere' });

export const userProfileRoutes = [
  route({
    method: 'get',
    path: '/staff',
    tag,
    summary: 'The people of the house with what they hold, know and when they work',
    access: overseers,
    out: pageOf(UserProfile),
    handler: async ({ deps }) => ({ items: await listUserProfiles(deps.db), next: null }),
  }),
  route({
    method: 'get',
    path: '/shifts',
    tag,
    summary: 'Who is on shift now, and when that changes',
    access: everybody,
    out: pageOf(Shift),
    handler: async ({ deps }) => ({ items: await listShifts(deps.db), next: null }),
  }),
  route({
    method: 'post',
    path: '/me/break',
    tag,
    summary: 'I pause for so many minutes: nothing is assigned to me meanwhile',
    access: everybody,
    body: z.object({ minutes: z.number().int().min(5).max(240) }),
    out: Shift,
    handler: async ({ deps, me, body }) => {
      await takeBreak(deps.db, me.id, body.minutes);
      return shiftOfUser(deps, me.id);
    },
  }),
  route({
    method: 'delete',
    path: '/me/break',
    tag,
    summary: 'I am back before my break is over',
    access: everybody,
    out: Shift,
    handler: async ({ deps, me }) => {
      await backFromBreak(deps.db, me.id);
      await callWaiting(deps.db, me.id);
      return shiftOfUser(deps, me.id);
    },
  }),
  route({
    method: 'post',
    path: '/staff',
    tag,
    summary: 'Add a person; the answer tells a password, once',
    access: admins,
    body: NewUser,
    out: z.object({ person: UserProfile, password: Password }),
    status: 201,
    handler: ({ deps, body }) => createUser(deps.db, body),
  }),
  route({
    method: 'patch',
    path: '/staff/{id}',
    tag,
    summary: 'Change a person; `revision` guards against lost updates',
    access: admins,
    params: IdParams,
    body: UserPatch,
    out: UserProfile,
    handler: ({ deps, params, body }) => forgetting(deps, changeUser(deps.db, params.id, body)),
  }),
  route({
    method: 'post',
    path: '/staff/limits',
    tag,
    summary: 'How many open leads each may hold',
    access: admins,
    body: Limits,
    status: 204,
    handler: ({ deps, body }) => changeLimits(deps.db, body.limits),
  }),
  route({
    method: 'get',
    path: '/staff/{id}/uses',
    tag,
    summary: 'What a person holds and which pipelines name her',
    access: overseers,
    params: IdParams,
    out: Uses,
    handler: async ({ deps, params }) => (await usesOfUser(deps.db, params.id)) ?? refuse('NotFound'),
  }),
  route({
    method: 'post',
    path: '/staff/{id}/handover',
    work: 'report',
    tag,
    summary:
      'Give a batch of her open leads and tasks to another or by a rule; repeat with `after` until `next` is null',
    access: overseers,
    params: IdParams,
    body: z.object({
      to: HandTo,
      after: z
        .string()
        .regex(/^(lead|task):[0-9a-f-]{36}$/)
        .nullable()
        .default(null),
    }),
    out: z.object({
      leads: z.number().int(),
      tasks: z.number().int(),
      refused: z.array(z.object({ code: z.string(), count: z.number().int() })),
      next: z.string().nullable(),
    }),
    handler: (call) => {
      const { actor } = doingOf(call);
      return handOver(call.deps.db, { actor, userId: call.params.id, ...call.body });
    },
  }),
  route({
    method: 'post',
    path: '/staff/{id}/off',
    tag,
    summary: 'Switch a person off: she can no longer sign in',
    access: admins,
    params: IdParams,
    out: UserProfile,
    handler: async ({ deps, params }) => {
      const off = await forgetting(deps, switchOff(deps.db, params.id));
      if (!isRefusal(off)) await giveBackAll(deps.db, params.id);
      return off;
    },
  }),
  route({
    method: 'post',
    path: '/staff/{id}/on',
    tag,
    summary: 'Switch a person on again',
    access: admins,
    params: IdParams,
    out: UserProfile,
    handler: ({ deps, params }) => switchOn(deps.db, params.id),
  }),
  route({
    method: 'post',
    path: '/staff/{id}/password',
    tag,
    summary: 'A new password, told once; her sessions end',
    access: admins,
    params: IdParams,
    out: z.object({ password: Password }),
    handler: ({ deps, params }) => forgetting(deps, renewPassword(deps.db, params.id)),
  }),
  route({
    method: 'post',
    path: '/absences',
    tag,
    summary: 'A person is away: nothing is assigned to her meanwhile',
    access: overseers,
    body: NewAbsence,
    out: Absence,
    status: 201,
    handler: ({ deps, body }) => createAbsence(deps.db, body),
  }),
  route({
    method: 'patch',
    path: '/absences/{id}',
    tag,
    summary: 'Change an absence',
    access: overseers,
    params: IdParams,
    body: AbsencePatch,
    out: Absence,
    handler: ({ deps, params, body }) => changeAbsence(deps.db, params.id, body),
  }),
  route({
    method: 'delete',
    path: '/absences/{id}',
    tag,
    summary: 'Take an absence back',
    access: overseers,
    params: IdParams,
    status: 204,
    handler: ({ deps, params }) => deleteAbsence(deps.db, params.id),
  }),
];

const shiftOfUser = async ({ db }: Deps, userId: string) =>
  (await listShifts(db)).find((shift) => shift.userId === userId) ?? refuse('NotFound');

/** A user's identity and rights are cached for a moment. */
const forgetting = async <T>(deps: Deps, change: Promise<T>): Promise<T> => {
  const changed = await change;
  deps.sessions.forget();
  return changed;
};
