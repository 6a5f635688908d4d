import { z } from 'zod';
import { beginWithView, changeView, createView, deleteView, listViews } from '../prisma/view/view.ts';
import { NewView, View, ViewPatch, ViewsOf } from '../workflows/view/view.schema.ts';
import { pageOf } from './http/paging.ts';
import { everybody, route } from './http/route.ts';
import { IdParams } from './http/shapes.ts';

const tag = 'Views';

export const viewRoutes = [
  route({
    method: 'get',
    path: '/views',
    tag,
    summary: "Saved views of a pipeline's leads or tickets, or of a `noun`: one's own, the team's and everybody's",
    access: everybody,
    query: ViewsOf,
    out: pageOf(View),
    handler: async ({ deps, me, query }) => ({ items: await listViews(deps.db, me, query), next: null }),
  }),
  route({
    method: 'post',
    path: '/views',
    tag,
    summary: 'Save a view; for everybody only supervisors and admins',
    access: everybody,
    body: NewView,
    out: View,
    status: 201,
    handler: ({ deps, me, body }) => createView(deps.db, me, body),
  }),
  route({
    method: 'patch',
    path: '/views/{id}',
    tag,
    summary: 'Change a view; `version` guards against lost updates',
    access: everybody,
    params: IdParams,
    body: ViewPatch,
    out: View,
    handler: ({ deps, me, params, body }) => changeView(deps.db, me, params.id, body),
  }),
  route({
    method: 'delete',
    path: '/views/{id}',
    tag,
    summary: 'Delete a view',
    access: everybody,
    params: IdParams,
    status: 204,
    handler: ({ deps, me, params }) => deleteView(deps.db, me, params.id),
  }),
  route({
    method: 'post',
    path: '/views/{id}/default',
    tag,
    summary: 'Begin with this view, or no longer',
    access: everybody,
    params: IdParams,
    body: z.object({ is: z.boolean() }),
    out: View,
    handler: ({ deps, me, params, body }) => beginWithView(deps.db, me, params.id, body.is),
  }),
];
