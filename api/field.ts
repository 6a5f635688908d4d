import { z } from 'zod';
import { changeField, createField, orderFields } from '../prisma/field/field.ts';
import { listFields } from '../prisma/field/field.queries.ts';
import { Field, FieldNoun, FieldOrder, FieldPatch, NewField } from '../workflows/field/field.schema.ts';
import { isRefusal } from '../workflows/refusal.ts';
import { pageOf } from './http/paging.ts';
import { everybody, route } from './http/route.ts';
import { IdParams } from './http/shapes.ts';

const tag = 'Fields';
const admins = ['admin'] as const;

export const fieldRoutes = [
  route({
    method: 'get',
    path: '/fields',
    tag,
    summary: 'Fields that admins have added to leads, contacts and companies, as far as the reader sees them',
    access: everybody,
    query: z.object({ noun: FieldNoun.optional(), archived: z.stringbool().optional() }),
    out: pageOf(Field),
    handler: async ({ deps, me, query }) => ({ items: await listFields(deps.db, me, query), next: null }),
  }),
  route({
    method: 'post',
    path: '/fields',
    tag,
    summary: 'Add a field',
    access: admins,
    body: NewField,
    out: Field,
    status: 201,
    handler: ({ deps, body }) => createField(deps.db, body),
  }),
  route({
    method: 'patch',
    path: '/fields/{id}',
    tag,
    summary:
      'Rename a field, change its options, who needs and sees it, or archive it; `version` guards against lost updates',
    access: admins,
    params: IdParams,
    body: FieldPatch,
    out: Field,
    handler: ({ deps, params, body }) => changeField(deps.db, params.id, body),
  }),
  route({
    method: 'post',
    path: '/fields/order',
    tag,
    summary: 'Put the fields of a noun into an order',
    access: admins,
    body: FieldOrder,
    out: pageOf(Field),
    handler: async ({ deps, body }) => {
      const items = await orderFields(deps.db, body);
      return isRefusal(items) ? items : { items, next: null };
    },
  }),
];
