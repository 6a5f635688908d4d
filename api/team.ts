import { createTeam, deleteTeam, listTeams, renameTeam } from '../prisma/user/team.ts';
import { usesOfTeam } from '../prisma/automation/uses.ts';
import { Uses } from '../workflows/calendar/calendar.schema.ts';
import { refuse } from '../workflows/refusal.ts';
import { Team, TeamName } from '../workflows/user/user-profile.schema.ts';
import { pageOf } from './http/paging.ts';
import { everybody, overseers, route } from './http/route.ts';
import { IdParams } from './http/shapes.ts';

const tag = 'People';
const admins = ['admin'] as const;

export const teamRoutes = [
  route({
    method: 'get',
    path: '/teams',
    tag,
    summary: 'The teams',
    access: everybody,
    out: pageOf(Team),
    handler: async ({ deps }) => ({ items: await listTeams(deps.db), next: null }),
  }),
  route({
    method: 'post',
    path: '/teams',
    tag,
    summary: 'Add a team; its key is made of its name',
    access: admins,
    body: TeamName,
    out: Team,
    status: 201,
    handler: ({ deps, body }) => createTeam(deps.db, body),
  }),
  route({
    method: 'patch',
    path: '/teams/{id}',
    tag,
    summary: 'Rename a team; its key stays',
    access: admins,
    params: IdParams,
    body: TeamName,
    out: Team,
    handler: ({ deps, params, body }) => renameTeam(deps.db, params.id, body),
  }),
  route({
    method: 'delete',
    path: '/teams/{id}',
    tag,
    summary: 'Delete a team without people that no pipeline names',
    access: admins,
    params: IdParams,
    status: 204,
    handler: ({ deps, params }) => deleteTeam(deps.db, params.id),
  }),
  route({
    method: 'get',
    path: '/teams/{id}/uses',
    tag,
    summary: 'Who is in a team and which pipelines name it',
    access: overseers,
    params: IdParams,
    out: Uses,
    handler: async ({ deps, params }) => (await usesOfTeam(deps.db, params.id)) ?? refuse('NotFound'),
  }),
];
