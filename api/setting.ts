import { z } from 'zod';
import { listChannels, listForms } from '../prisma/channel/setting.queries.ts';
import { FormDefinition } from '../workflows/form/form.schema.ts';
import { pageOf } from './http/paging.ts';
import { everybody, route } from './http/route.ts';

const tag = 'Settings';

export const Form = z
  .object({ id: z.uuid(), key: z.string(), pipeline: z.string(), definition: FormDefinition })
  .meta({ id: 'Form' });
export const Channel = z
  .object({
    id: z.string(),
    kind: z.string(),
    state: z.string(),
    error: z.string().nullable(),
    downSince: z.iso.datetime().nullable(),
    retryAt: z.iso.datetime().nullable(),
    waiting: z.number().int(),
    unknown: z.number().int(),
    failed: z.number().int(),
  })
  .meta({ id: 'Channel' });

export const settingRoutes = [
  route({
    method: 'get',
    path: '/forms',
    tag,
    summary: 'Forms on sites',
    access: everybody,
    out: pageOf(Form),
    handler: async ({ deps }) => ({ items: (await listForms(deps.db)).map((form) => Form.parse(form)), next: null }),
  }),
  route({
    method: 'get',
    path: '/channels',
    tag,
    summary: 'Channel accounts: how each is doing and what waits',
    access: everybody,
    out: pageOf(Channel),
    handler: async ({ deps }) => ({ items: await listChannels(deps.db), next: null }),
  }),
];
