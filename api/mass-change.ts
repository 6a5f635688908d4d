import { z } from 'zod';
import { createMassChange } from '../prisma/mass-change/mass-change.ts';
import { previewMassChange } from '../prisma/mass-change/mass-change-preview.ts';
import { listMassChangeLeads, listMassChanges, readMassChange } from '../prisma/mass-change/mass-change.queries.ts';
import type { Preview } from '../prisma/mass-change/preview-sums.ts';
import type { Language } from '../workflows/words/words.schema.ts';
import { MassChange, MassChangeLead, MassPreview, MassWish } from '../workflows/mass-change/mass-change.schema.ts';
import { bulkRunOrders, bulkRunStates, bulkRunUpdate } from '../workflows/process/bulk-run.ts';
import { isRefusal, refuse } from '../workflows/refusal.ts';
import { refusalSentence } from '../workflows/refusals.ts';
import { cut, pageOf, PageQuery, placeFrom } from './http/paging.ts';
import { everybody, route } from './http/route.ts';
import { doingOf, IdParams } from './http/shapes.ts';
import { steer } from './steering.ts';

const tag = 'Mass changes';
const SteeredBulkRun = z.object({ id: z.uuid(), version: z.number().int(), state: z.enum(bulkRunStates) });

export const massChangeRoutes = [
  route({
    method: 'post',
    path: '/mass-changes/preview',
    work: 'report',
    tag,
    summary: 'What a change of many leads would do; nothing is written',
    access: everybody,
    body: MassWish,
    out: MassPreview,
    handler: async ({ deps, me, body, language }) => {
      const preview = await previewMassChange(deps.db, me, body);
      return isRefusal(preview) ? preview : saidIn(preview, language);
    },
  }),
  route({
    method: 'post',
    path: '/mass-changes',
    work: 'report',
    tag,
    summary: 'Change many leads; a manager only her own',
    access: everybody,
    body: MassWish,
    out: MassChange,
    status: 201,
    handler: async (call) => {
      const { deps, me, body } = call;
      const begun = await createMassChange(deps.db, { ...doingOf(call), me, wish: body });
      return isRefusal(begun) ? begun : ((await readMassChange(deps.db, me, begun.id)) ?? refuse('NotFound'));
    },
  }),
  route({
    method: 'get',
    path: '/mass-changes',
    tag,
    summary: 'Changes of many leads, the newest first; a manager sees her own',
    access: everybody,
    query: PageQuery,
    out: pageOf(MassChange),
    handler: async ({ deps, me, query: { cursor, limit } }) => {
      const after = placeFrom(cursor, z.tuple([z.uuid()]))?.[0];
      return cut(await listMassChanges(deps.db, me, { after, limit }), limit, ({ id }) => [id]);
    },
  }),
  route({
    method: 'get',
    path: '/mass-changes/{id}',
    tag,
    summary: 'How far a mass change is',
    access: everybody,
    params: IdParams,
    out: MassChange,
    handler: async ({ deps, me, params }) => (await readMassChange(deps.db, me, params.id)) ?? refuse('NotFound'),
  }),
  route({
    method: 'get',
    path: '/mass-changes/{id}/leads',
    tag,
    summary: 'What became of each lead',
    access: everybody,
    params: IdParams,
    query: PageQuery.extend({ state: MassChangeLead.shape.state.optional() }),
    out: pageOf(MassChangeLead),
    handler: async ({ deps, me, params, query: { cursor, limit, state } }) => {
      if (!(await readMassChange(deps.db, me, params.id))) return refuse('NotFound');
      const after = placeFrom(cursor, z.tuple([z.uuid()]))?.[0];
      return cut(await listMassChangeLeads(deps.db, me, params.id, { state, after, limit }), limit, ({ id }) => [id]);
    },
  }),
  ...bulkRunOrders.map((order) =>
    route({
      method: 'post',
      path: `/mass-changes/{id}/${order}`,
      tag,
      summary: {
        pause: 'Let a mass change rest',
        resume: 'Let it go on',
        stop: 'End it where it is: what is changed stays',
        undo: 'Give back what was there before, where nobody has changed it since',
      }[order],
      access: everybody,
      params: IdParams,
      out: SteeredBulkRun,
      handler: async (call) => {
        const { deps, me, params } = call;
        if (!(await readMassChange(deps.db, me, params.id))) return refuse('NotFound');
        return steer<z.infer<typeof SteeredBulkRun>>(call, `mass-change:${params.id}`, bulkRunUpdate(order));
      },
    }),
  ),
];

/** The refusals of a preview as their reader is told them. */
export const saidIn = (preview: Preview, language: Language): MassPreview => ({
  ...preview,
  refused: preview.refused.map(({ because, ...group }) => ({
    code: because.refusal,
    detail: refusalSentence(because, language),
    ...group,
  })),
});
