import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import {
  draftOf,
  listPublicationLeads,
  listPublications,
  readPublication,
} from '../prisma/publication/publication.queries.ts';
import { readPipeline } from '../prisma/pipeline/pipeline.queries.ts';
import { readDraft } from '../prisma/pipeline/pipeline-draft.ts';
import { publishPipeline } from '../prisma/publication/publication.ts';
import { namesByIds } from '../prisma/subject/named.ts';
import type { SignedInUser } from '../prisma/user/user.ts';
import { readWorld } from '../prisma/automation/world.queries.ts';
import { newWarnings, problemSentence, problemsOf } from '../workflows/pipeline/problems.ts';
import { Key } from '../workflows/pipeline/pipeline.schema.ts';
import { bulkRunOrders, bulkRunStates, bulkRunUpdate } from '../workflows/process/bulk-run.ts';
import { PLAN, type PlanAnswer } from '../workflows/publication/messages.ts';
import {
  BlockedReason,
  Fate,
  Publication,
  PublicationChoice,
  PublicationLead,
  ShownPlan,
} from '../workflows/publication/publication.schema.ts';
import { isRefusal, refuse } from '../workflows/refusal.ts';
import type { Deps } from './deps.ts';
import { cut, pageOf, PageQuery, placeFrom } from './http/paging.ts';
import { ProblemError } from './http/problem.ts';
import { route, type Call } from './http/route.ts';
import { doingOf, IdParams } from './http/shapes.ts';
import { channelsOf } from './pipeline-draft.ts';
import { steer } from './steering.ts';

const tag = 'Publishing';
const admins = ['admin'] as const;
/** A plan over a hundred thousand leads takes about ten seconds; asked again with the same key, the same plan answers. */
const PATIENCE_SECONDS = 30;

const KeyParams = z.object({ key: Key });
const SteeredBulkRun = z.object({ id: z.uuid(), version: z.number().int(), state: z.enum(bulkRunStates) });

export const publicationRoutes = [
  route({
    method: 'post',
    path: '/pipelines/{key}/publish/plan',
    work: 'report',
    tag,
    summary: 'What publishing the draft would do to every living lead; nothing is written',
    access: admins,
    params: KeyParams,
    body: PublicationChoice,
    out: ShownPlan,
    handler: async ({ deps, params, body: choice, key }) => {
      const draft = await draftOf(deps.db, params.key);
      if (!draft) return refuse('NotFound');
      if (draft.revision === null) return refuse('NothingToPublish');
      const { revision } = draft;
      const plan = await planned(deps, draft.pipelineId, { choice, revision }, key ?? randomUUID());
      if (isRefusal(plan)) return plan;
      const ids = [...plan.groups, ...plan.fires].flatMap(({ leads }) => leads);
      const names = await namesByIds(deps.db, ids);
      const named = <G extends { leads: string[] }>(groups: G[]) =>
        groups.map((group) => ({ ...group, leads: group.leads.flatMap((id) => names.get(id)?.subject ?? []) }));
      return { ...plan, groups: named(plan.groups), fires: named(plan.fires), revision };
    },
  }),
  route({
    method: 'post',
    path: '/pipelines/{key}/publish',
    work: 'report',
    tag,
    summary: 'Make the draft a version that new leads take at once, and begin to migrate the living ones',
    access: admins,
    params: KeyParams,
    body: PublicationChoice.extend({
      note: z.string().trim().max(500).default(''),
      revision: z.number().int().meta({ description: 'of the draft that was planned' }),
      confirmed: z
        .boolean()
        .default(false)
        .meta({ description: 'the warnings that the published version does not have were read' }),
    }),
    out: z.object({ version: z.number().int(), versionId: z.uuid(), publicationId: z.uuid() }),
    status: 201,
    handler: async (call) => {
      const { deps, params, body } = call;
      const { note, revision, confirmed, ...choice } = body;
      await requireSound(call, { confirmed });
      return publishPipeline(deps.db, { ...doingOf(call), pipeline: params.key, note, revision, choice });
    },
  }),
  route({
    method: 'get',
    path: '/pipelines/{key}/publications',
    tag,
    summary: 'Publications of a pipeline, the newest first',
    access: admins,
    params: KeyParams,
    query: PageQuery,
    out: pageOf(Publication),
    handler: async ({ deps, params, query: { cursor, limit } }) => {
      const after = placeFrom(cursor, z.tuple([z.uuid()]))?.[0];
      return cut(await listPublications(deps.db, { pipeline: params.key, after, limit }), limit, ({ id }) => [id]);
    },
  }),
  route({
    method: 'get',
    path: '/publications/{id}',
    tag,
    summary: 'How far a publication is',
    access: admins,
    params: IdParams,
    out: Publication,
    handler: async ({ deps, params }) => (await readPublication(deps.db, params.id)) ?? refuse('NotFound'),
  }),
  route({
    method: 'get',
    path: '/publications/{id}/leads',
    tag,
    summary: 'What became of each lead',
    access: admins,
    params: IdParams,
    query: PageQuery.extend({
      fate: Fate.optional(),
      reason: BlockedReason.optional(),
      state: PublicationLead.shape.state.optional(),
    }),
    out: pageOf(PublicationLead),
    handler: async ({ deps, params, query: { cursor, limit, ...filter } }) => {
      const after = placeFrom(cursor, z.tuple([z.uuid()]))?.[0];
      return cut(await listPublicationLeads(deps.db, params.id, { ...filter, after, limit }), limit, ({ id }) => [id]);
    },
  }),
  ...bulkRunOrders.map((order) =>
    route({
      method: 'post',
      path: `/publications/{id}/${order}`,
      tag,
      summary: {
        pause: 'Let a publication rest between two batches',
        resume: 'Let it go on',
        stop: 'End it where it is: what has moved stays',
        undo: 'Take back what has not gone on by itself; new leads take the version before',
      }[order],
      access: admins,
      params: IdParams,
      out: SteeredBulkRun,
      handler: async (call) => {
        const { deps, params } = call;
        if (!(await readPublication(deps.db, params.id))) return refuse('NotFound');
        return steer<z.infer<typeof SteeredBulkRun>>(call, `publication:${params.id}`, bulkRunUpdate(order));
      },
    }),
  ),
];

const planned = async (deps: Deps, pipelineId: string, wish: object, updateId: string): Promise<PlanAnswer> => {
  if (!(await deps.door.reachable())) throw new ProblemError('NoWorker', { retryAfter: 5 });
  const options = { updateId, deadlineMs: PATIENCE_SECONDS * 1000 };
  const answer = await deps.door.updateProcess<PlanAnswer>(`publication-plan:${pipelineId}`, PLAN, wish, options);
  if ('unavailable' in answer) throw new ProblemError('NoWorker', { retryAfter: 5 });
  return answer as PlanAnswer;
};

/** Errors of the draft stop it, new warnings must have been accepted. What was published before under the same key is not checked again. */
const requireSound = async (
  {
    deps,
    params,
    language,
  }: Pick<Call<SignedInUser, { key: string }, unknown, unknown>, 'deps' | 'params' | 'language'>,
  { confirmed }: { confirmed: boolean },
): Promise<void> => {
  const draft = await readDraft(deps.db, params.key);
  if (isRefusal(draft) || draft.revision === 0) return;
  const [world, published] = await Promise.all([
    readWorld(deps.db, await channelsOf(deps)),
    readPipeline(deps.db, params.key),
  ]);
  const problems = problemsOf(draft.definition, world);
  const errors = problems.filter(({ severity }) => severity === 'error');
  const told = errors.length > 0 ? errors : confirmed ? [] : newWarnings(problems, published?.definition, world);
  if (told.length === 0) return;
  throw new ProblemError(errors.length > 0 ? 'DefinitionHasErrors' : 'WarningsUnconfirmed', {
    values: { count: told.length },
    errors: told.map((problem) => ({
      field: [problem.at.stage, problem.at.automation, problem.at.step, problem.at.part].filter(Boolean).join('.'),
      message: problemSentence(problem, language),
    })),
  });
};
