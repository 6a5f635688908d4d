import { addAdSource, changeAdSource, listAdSources, removeAdSource } from '../prisma/ad-form/ad-source.ts';
import { AdSource, AdSourceChange, NewAdSource } from '../workflows/ad-form/ad-form.schema.ts';
import { pageOf } from './http/paging.ts';
import { route } from './http/route.ts';
import { IdParams } from './http/shapes.ts';

const tag = 'Ad sources';
const admins = ['admin'] as const;

export const adSourceRoutes = [
  route({
    method: 'get',
    path: '/ad-sources',
    tag,
    summary: 'Advertising networks whose forms bring leads, and what each sent last',
    access: admins,
    out: pageOf(AdSource),
    handler: async ({ deps: { db, config } }) => ({
      items: await listAdSources(db, config.encryptionKeys),
      next: null,
    }),
  }),
  route({
    method: 'post',
    path: '/ad-sources',
    tag,
    summary: 'Add a source; its secrets are never told again',
    access: admins,
    body: NewAdSource,
    out: AdSource,
    status: 201,
    handler: async ({ deps: { db, config }, body }) => addAdSource(db, config.encryptionKeys, body),
  }),
  route({
    method: 'patch',
    path: '/ad-sources/{id}',
    tag,
    summary: 'Change a source, its mapping or a secret; switch it off or on',
    access: admins,
    params: IdParams,
    body: AdSourceChange,
    out: AdSource,
    handler: async ({ deps: { db, config }, params, body }) =>
      changeAdSource(db, config.encryptionKeys, { id: params.id, ...body }),
  }),
  route({
    method: 'delete',
    path: '/ad-sources/{id}',
    tag,
    summary: 'Remove a source; its leads stay',
    access: admins,
    params: IdParams,
    status: 204,
    handler: async ({ deps, params }) => removeAdSource(deps.db, params.id),
  }),
];
