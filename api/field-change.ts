import { z } from 'zod';
import { beginFieldChange, changesOfField } from '../prisma/field/field-change.ts';
import { foreseeField } from '../prisma/field/field-foresight.ts';
import { usesOfField } from '../prisma/field/field-uses.ts';
import { houseFields } from '../prisma/field/house-fields.ts';
import {
  FieldChange,
  FieldChangeOrder,
  FieldForesight,
  FieldUse,
  FieldWish,
} from '../workflows/field/field-change.schema.ts';
import { refuse } from '../workflows/refusal.ts';
import { pageOf } from './http/paging.ts';
import { route } from './http/route.ts';
import { IdParams } from './http/shapes.ts';

const tag = 'Fields';
const admins = ['admin'] as const;

export const fieldChangeRoutes = [
  route({
    method: 'get',
    path: '/fields/{id}/uses',
    tag,
    summary: 'Forms, templates, pipelines and views that name a field',
    access: admins,
    params: IdParams,
    out: z.object({ items: z.array(FieldUse) }),
    handler: async ({ deps, params }) => {
      const field = (await houseFields(deps.db)).find(({ id }) => id === params.id);
      return field ? { items: await usesOfField(deps.db, field) } : refuse('NotFound');
    },
  }),
  route({
    method: 'post',
    path: '/fields/{id}/preview',
    work: 'report',
    tag,
    summary: 'What another type or other options would do to every value of a field; nothing is written',
    access: admins,
    params: IdParams,
    body: FieldWish,
    out: FieldForesight,
    handler: ({ deps, params, body }) => foreseeField(deps.db, params.id, body),
  }),
  route({
    method: 'post',
    path: '/fields/{id}/changes',
    tag,
    summary: 'Give a field another type or other options; all its values change at once, once they are prepared',
    access: admins,
    params: IdParams,
    body: FieldChangeOrder,
    out: FieldChange,
    status: 201,
    handler: ({ deps, me, params, body }) => beginFieldChange(deps.db, params.id, body, me.id),
  }),
  route({
    method: 'get',
    path: '/fields/{id}/changes',
    tag,
    summary: 'How a field was changed, the newest first, and how far the change under way is',
    access: admins,
    params: IdParams,
    out: pageOf(FieldChange),
    handler: async ({ deps, params }) => {
      const known = (await houseFields(deps.db)).some(({ id }) => id === params.id);
      return known ? { items: await changesOfField(deps.db, params.id), next: null } : refuse('NotFound');
    },
  }),
];
