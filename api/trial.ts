import { z } from 'zod';
import { leadToSimulate } from '../prisma/automation/lead-to-simulate.ts';
import { readDraft } from '../prisma/pipeline/pipeline-draft.ts';
import { listTrialLeads, listTrials, readTrial, readTrialLead } from '../prisma/trial/trial.queries.ts';
import { createTrial } from '../prisma/trial/trial.ts';
import { Key } from '../workflows/pipeline/pipeline.schema.ts';
import { bulkRunUpdate } from '../workflows/process/bulk-run.ts';
import { isRefusal, refuse } from '../workflows/refusal.ts';
import {
  LeadToSimulate,
  Trial,
  TrialLead,
  TrialLeadStory,
  TrialState,
  TrialWhole,
  TrialWish,
} from '../workflows/trial/trial.schema.ts';
import { cut, pageOf, PageQuery, placeFrom } from './http/paging.ts';
import { everybody, route } from './http/route.ts';
import { doingOf, IdParams } from './http/shapes.ts';
import { steer } from './steering.ts';

const tag = 'Trying a pipeline';
const admins = ['admin'] as const;
const KeyParams = z.object({ key: Key });
const Group = z.string().min(1).max(120);

export const trialRoutes = [
  route({
    method: 'get',
    path: '/leads/{id}/imagined',
    tag,
    summary: 'A lead with all that a simulation begins with: facts, open tasks, invoices, what its process remembers',
    access: everybody,
    params: IdParams,
    out: LeadToSimulate,
    handler: async ({ deps, me, params }) => (await leadToSimulate(deps.db, me, params.id)) ?? refuse('NotFound'),
  }),
  route({
    method: 'post',
    path: '/pipelines/{key}/trials',
    work: 'report',
    tag,
    summary:
      'Try the draft (or what is published) on the leads that live, or on those that lived in a period; nothing is changed',
    access: admins,
    params: KeyParams,
    body: TrialWish,
    out: Trial,
    status: 201,
    handler: async (call) => {
      const { deps, params, body } = call;
      const draft = await readDraft(deps.db, params.key);
      if (isRefusal(draft)) return draft;
      const { pipelineId, definition } = draft;
      const begun = await createTrial(deps.db, { ...doingOf(call), pipelineId, definition, wish: body });
      return isRefusal(begun) ? begun : ((await readTrial(deps.db, begun.id)) ?? refuse('NotFound'));
    },
  }),
  route({
    method: 'get',
    path: '/pipelines/{key}/trials',
    tag,
    summary: 'Trials of a pipeline, the newest first',
    access: admins,
    params: KeyParams,
    out: z.object({ items: z.array(Trial) }),
    handler: async ({ deps, params }) => ({ items: await listTrials(deps.db, params.key) }),
  }),
  route({
    method: 'get',
    path: '/trials/{id}',
    tag,
    summary: 'How far a trial is, what it counts so far, and the definition that is tried',
    access: admins,
    params: IdParams,
    out: TrialWhole,
    handler: async ({ deps, params }) => (await readTrial(deps.db, params.id)) ?? refuse('NotFound'),
  }),
  route({
    method: 'get',
    path: '/trials/{id}/leads',
    tag,
    summary: 'The leads behind a number: those of one group, or of several at once',
    access: admins,
    params: IdParams,
    query: PageQuery.extend({
      group: z
        .preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(Group).max(4))
        .optional()
        .meta({
          description:
            'fires, now, differs, idle, idle_before, gone, paused, loops; a:<automation>, t:<person>/<day>, m:<messages>',
        }),
    }),
    out: pageOf(TrialLead),
    handler: async ({ deps, params, query: { cursor, limit, group } }) => {
      if (!(await readTrial(deps.db, params.id))) return refuse('NotFound');
      const after = placeFrom(cursor, z.tuple([z.uuid()]))?.[0];
      const leads = await listTrialLeads(deps.db, params.id, { groups: group ?? [], after, limit });
      return cut(leads, limit, ({ id }) => [id]);
    },
  }),
  route({
    method: 'get',
    path: '/trials/{id}/leads/{leadId}',
    tag,
    summary: 'What would happen to one lead, beside what did',
    access: admins,
    params: IdParams.extend({ leadId: z.uuid() }),
    out: TrialLeadStory,
    handler: async ({ deps, params }) =>
      (await readTrialLead(deps.db, { trialId: params.id, leadId: params.leadId })) ?? refuse('NotFound'),
  }),
  ...(['pause', 'resume', 'stop'] as const).map((order) =>
    route({
      method: 'post',
      path: `/trials/{id}/${order}`,
      tag,
      summary: {
        pause: 'Let a trial rest',
        resume: 'Let it go on',
        stop: 'End it where it is: what it has counted stays',
      }[order],
      access: admins,
      params: IdParams,
      out: z.object({ id: z.uuid(), state: TrialState }),
      handler: async (call) => {
        const { deps, params } = call;
        if (!(await readTrial(deps.db, params.id))) return refuse('NotFound');
        return steer<{ id: string; state: TrialState }>(call, `trial:${params.id}`, bulkRunUpdate(order));
      },
    }),
  ),
];
