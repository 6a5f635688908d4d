import { z } from 'zod';
import { dryRun } from '../prisma/work/dry-run.ts';
import { addGroup, changeGroup, listGroups, readGroup } from '../prisma/work/group.ts';
import { listQueues } from '../prisma/work/queue.queries.ts';
import { addSkill, changeUserWork, listSkills, readUserWork } from '../prisma/work/skill.ts';
import { changeStatuses, readStatus, readStatuses, setStatus } from '../prisma/work/status.ts';
import { isRefusal } from '../workflows/refusal.ts';
import { BY_SUPERVISOR } from '../workflows/work/status.ts';
import { DryRun, GroupDryRun } from '../workflows/work/dry-run.schema.ts';
import { NewSkill, NewWorkGroup, Skill, WorkGroup, WorkGroupPatch } from '../workflows/work/group.schema.ts';
import { Queue } from '../workflows/work/queue.schema.ts';
import { OwnStatus, SetStatus, Status, UserWork, UserWorkPatch } from '../workflows/work/status.schema.ts';
import { pageOf } from './http/paging.ts';
import { everybody, overseers, route } from './http/route.ts';
import { IdParams } from './http/shapes.ts';

const tag = 'Work';
const admins = ['admin'] as const;

export const workRoutes = [
  route({
    method: 'get',
    path: '/statuses',
    tag,
    summary: 'What people may say they do, and whether work comes to them meanwhile',
    access: everybody,
    out: pageOf(Status),
    handler: async ({ deps }) => ({ items: await readStatuses(deps.db), next: null }),
  }),
  route({
    method: 'put',
    path: '/statuses',
    tag,
    summary: 'Another list of statuses',
    access: admins,
    body: z.object({ statuses: z.array(Status).min(2).max(30) }),
    out: pageOf(Status),
    handler: async ({ deps, body }) => {
      const kept = await changeStatuses(deps.db, body.statuses);
      return isRefusal(kept) ? kept : { items: kept, next: null };
    },
  }),
  route({
    method: 'get',
    path: '/me/status',
    tag,
    summary: 'What I do now',
    access: everybody,
    out: OwnStatus,
    handler: ({ deps, me }) => readStatus(deps.db, me.id),
  }),
  route({
    method: 'put',
    path: '/me/status',
    tag,
    summary: 'Say what I do now; whoever comes online is given what waits at once',
    access: everybody,
    body: SetStatus,
    out: OwnStatus,
    handler: ({ deps, me, body }) => setStatus(deps.db, { userId: me.id, ...body }),
  }),
  route({
    method: 'put',
    path: '/users/{id}/status',
    tag,
    summary: 'Set what somebody does now; without a reason it says `by_supervisor`',
    access: overseers,
    params: IdParams,
    body: SetStatus,
    out: OwnStatus,
    handler: ({ deps, params, body }) =>
      setStatus(deps.db, { userId: params.id, ...body, reason: body.reason || BY_SUPERVISOR }),
  }),
  route({
    method: 'get',
    path: '/users/{id}/work',
    tag,
    summary: 'Skills, limits and groups of a person',
    access: overseers,
    params: IdParams,
    out: UserWork,
    handler: ({ deps, params }) => readUserWork(deps.db, params.id),
  }),
  route({
    method: 'patch',
    path: '/users/{id}/work',
    tag,
    summary: 'Change skills and limits of a person; what is not named stays',
    access: admins,
    params: IdParams,
    body: UserWorkPatch,
    out: UserWork,
    handler: ({ deps, params, body }) => changeUserWork(deps.db, params.id, body),
  }),
  route({
    method: 'get',
    path: '/skills',
    tag,
    summary: 'Skills that work may ask for',
    access: everybody,
    out: pageOf(Skill),
    handler: async ({ deps }) => ({ items: await listSkills(deps.db), next: null }),
  }),
  route({
    method: 'post',
    path: '/skills',
    tag,
    summary: 'Add a skill, or name it anew',
    access: admins,
    body: NewSkill,
    out: Skill,
    status: 201,
    handler: ({ deps, body }) => addSkill(deps.db, body),
  }),
  route({
    method: 'post',
    path: '/groups/dry-run',
    tag,
    summary: 'What a group as it would be had done with the work that was given in the last week; nothing is written',
    access: overseers,
    work: 'report',
    body: GroupDryRun,
    out: DryRun,
    handler: ({ deps, body, language }) => dryRun(deps.db, { wish: body, language }),
  }),
  route({
    method: 'get',
    path: '/groups',
    tag,
    summary: 'Groups of people who take the same kind of work',
    access: everybody,
    out: pageOf(WorkGroup),
    handler: async ({ deps }) => ({ items: await listGroups(deps.db), next: null }),
  }),
  route({
    method: 'post',
    path: '/groups',
    tag,
    summary: 'Add a group; what waits and is hers comes to her at once',
    access: admins,
    body: NewWorkGroup,
    out: WorkGroup,
    status: 201,
    handler: ({ deps, body }) => addGroup(deps.db, body),
  }),
  route({
    method: 'get',
    path: '/groups/{id}',
    tag,
    summary: 'One group',
    access: everybody,
    params: IdParams,
    out: WorkGroup,
    handler: ({ deps, params }) => readGroup(deps.db, params.id),
  }),
  route({
    method: 'patch',
    path: '/groups/{id}',
    tag,
    summary: 'Change a group, or archive it: what waits there goes where the others’ rules say',
    access: admins,
    params: IdParams,
    body: WorkGroupPatch,
    out: WorkGroup,
    handler: ({ deps, params, body }) => changeGroup(deps.db, params.id, body),
  }),
  route({
    method: 'get',
    path: '/queues',
    tag,
    summary: 'Queues now: who waits how long, what is in hand, who does what',
    access: overseers,
    out: pageOf(Queue),
    handler: async ({ deps }) => ({ items: await listQueues(deps.db), next: null }),
  }),
];
