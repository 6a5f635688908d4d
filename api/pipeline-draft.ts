import { z } from 'zod';
import { discardDraft, MOST_BYTES, readDraft, restoreVersion, saveDraft } from '../prisma/pipeline/pipeline-draft.ts';
import { archivePipeline, createPipeline } from '../prisma/pipeline/pipeline-new.ts';
import { pipelineLines, readVersion, versionLines } from '../prisma/pipeline/pipeline.queries.ts';
import { readPipelineStory } from '../prisma/pipeline/pipeline-story.queries.ts';
import { accountsForClients } from '../prisma/account/account.ts';
import { readWorld } from '../prisma/automation/world.queries.ts';
import {
  Draft,
  DraftChange,
  DraftSaved,
  NewPipeline,
  PipelineLine,
  PipelineVersionLine,
  PipelineVersionRead,
} from '../workflows/pipeline/draft.schema.ts';
import { Key } from '../workflows/pipeline/pipeline.schema.ts';
import { PipelineStoryEntry } from '../workflows/pipeline/story.schema.ts';
import { World } from '../workflows/pipeline/world.schema.ts';
import { refuse } from '../workflows/refusal.ts';
import type { Deps } from './deps.ts';
import { keysInEffect } from '../prisma/provider-key/in-effect.ts';
import { pageOf, PageQuery, placeFrom, cut } from './http/paging.ts';
import { everybody, route } from './http/route.ts';
import { askables } from '../prisma/pipeline/askable.ts';
import { Askable } from '../workflows/pipeline/askable.schema.ts';

const tag = 'Pipelines';
const admins = ['admin'] as const;
const KeyParams = z.object({ key: Key });
const Revision = DraftChange.shape.revision;
const VersionNumber = z.number().int().min(1).max(2_147_483_647);
const VersionParams = z.object({ key: Key, number: z.coerce.number().pipe(VersionNumber) });

export const pipelineDraftRoutes = [
  route({
    method: 'get',
    path: '/pipelines/all',
    tag,
    summary: 'Every pipeline: published, only drawn, archived',
    access: admins,
    out: pageOf(PipelineLine),
    handler: async ({ deps }) => ({ items: await pipelineLines(deps.db), next: null }),
  }),
  route({
    method: 'get',
    path: '/pipelines/fields',
    tag,
    summary: 'What forms may ask and templates may name: the fields of every pipeline, those of its draft too',
    access: admins,
    out: pageOf(Askable),
    handler: async ({ deps }) => ({ items: await askables(deps.db), next: null }),
  }),
  route({
    method: 'get',
    path: '/pipelines/world',
    tag,
    summary: 'What a pipeline may name beside itself: templates, people, teams, calendars, forms, channels',
    access: admins,
    out: World,
    handler: async ({ deps }) => readWorld(deps.db, await channelsOf(deps)),
  }),
  route({
    method: 'post',
    path: '/pipelines',
    tag,
    summary: 'A new pipeline with a draft: empty, like another one, or a ready one',
    access: admins,
    body: NewPipeline,
    out: z.object({ id: z.uuid(), key: Key }),
    status: 201,
    handler: async ({ deps, me, body, key }) =>
      createPipeline(deps.db, { ...body, userId: me.id, idempotencyKey: key }),
  }),
  route({
    method: 'patch',
    path: '/pipelines/{key}',
    tag,
    summary: 'Archive a pipeline, or bring it back: an archived one takes no new leads',
    access: admins,
    params: KeyParams,
    body: z.object({ archived: z.boolean() }),
    out: z.object({ id: z.uuid(), archivedAt: z.iso.datetime().nullable() }),
    handler: async ({ deps, me, params, body }) => archivePipeline(deps.db, { ...params, ...body, userId: me.id }),
  }),
  route({
    method: 'get',
    path: '/pipelines/{key}/draft',
    tag,
    summary: 'What is drawn and not yet published; without a draft what is published, as revision 0',
    access: admins,
    params: KeyParams,
    out: Draft,
    handler: async ({ deps, params }) => readDraft(deps.db, params.key),
  }),
  route({
    method: 'patch',
    path: '/pipelines/{key}/draft',
    tag,
    summary: 'Write the draft anew over the revision that was read; at most 1 MiB',
    access: admins,
    params: KeyParams,
    body: DraftChange,
    // above the real limit, so that the answer can say how large it is
    limit: 2 * MOST_BYTES,
    out: DraftSaved,
    handler: async ({ deps, me, params, body }) => saveDraft(deps.db, { ...params, ...body, userId: me.id }),
  }),
  route({
    method: 'delete',
    path: '/pipelines/{key}/draft',
    tag,
    summary: 'Throw the draft away; what is published stays',
    access: admins,
    params: KeyParams,
    query: z.object({ revision: z.coerce.number().pipe(Revision).optional() }),
    status: 204,
    handler: async ({ deps, me, params, query }) => discardDraft(deps.db, { ...params, ...query, userId: me.id }),
  }),
  route({
    method: 'get',
    path: '/pipelines/{key}/versions',
    tag,
    summary: 'What was published, the newest first',
    access: everybody,
    params: KeyParams,
    query: PageQuery,
    out: pageOf(PipelineVersionLine),
    handler: async ({ deps, params, query }) => {
      const [before] = placeFrom(query.cursor, z.tuple([VersionNumber])) ?? [];
      const lines = await versionLines(deps.db, { ...params, before, limit: query.limit + 1 });
      return lines ? cut(lines, query.limit, ({ number }) => [number]) : refuse('NotFound');
    },
  }),
  route({
    method: 'get',
    path: '/pipelines/{key}/story',
    tag,
    summary: 'Who made the pipeline, published, restored, archived it, and how each publication went; the newest first',
    access: admins,
    params: KeyParams,
    query: PageQuery,
    out: pageOf(PipelineStoryEntry),
    handler: async ({ deps, params, query: { cursor, limit } }) => {
      const after = placeFrom(cursor, z.tuple([z.iso.datetime(), z.string().regex(/^[0-9a-f.-]{2,60}$/)]));
      const entries = await readPipelineStory(deps.db, { ...params, after, limit });
      return entries ? cut(entries, limit, ({ at, id }) => [at, id]) : refuse('NotFound');
    },
  }),
  route({
    method: 'get',
    path: '/pipelines/{key}/versions/{number}',
    tag,
    summary: 'One version as it was published',
    access: everybody,
    params: VersionParams,
    out: PipelineVersionRead,
    handler: async ({ deps, params }) => (await readVersion(deps.db, params)) ?? refuse('NotFound'),
  }),
  route({
    method: 'post',
    path: '/pipelines/{key}/versions/{number}/restore',
    tag,
    summary: 'Make the draft what a version says; a revision guards what is drawn now',
    access: admins,
    params: VersionParams,
    body: z.object({ revision: Revision.optional() }),
    out: DraftSaved,
    handler: async ({ deps, me, params, body }) => restoreVersion(deps.db, { ...params, ...body, userId: me.id }),
  }),
];

export const channelsOf = async (deps: Deps): Promise<World['channels']> => {
  const [{ config }, connected] = await Promise.all([keysInEffect(deps.db, deps.config), accountsForClients(deps.db)]);
  const isOwn = (id: string) => !connected.some((one) => one.id === id);
  return [
    ...config.accounts.flatMap(({ id, sandbox }) => (isOwn(id) ? { id, sandbox } : [])),
    ...connected,
    { id: 'stripe', sandbox: config.stripe.sandbox },
  ];
};
