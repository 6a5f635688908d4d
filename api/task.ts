import { z } from 'zod';
import { maySeeLead } from '../prisma/lead/lead.queries.ts';
import { finishTask } from '../prisma/task/outcome.ts';
import { comingDates } from '../prisma/task/series.ts';
import { createTask } from '../prisma/task/task.ts';
import { acknowledgeTask, cancelTask, changeTask, reopenTask, slotsOf } from '../prisma/task/task-change.ts';
import { undoTask } from '../prisma/task/task-undo.ts';
import {
  changedLast,
  listTasks,
  maySeeTask,
  maySetAbout,
  placeOfTask,
  readTaskFor,
  taskTotals,
} from '../prisma/task/task.queries.ts';
import { seesRecord } from '../prisma/record-sight.ts';
import { isRefusal, refuse, type Refusal } from '../workflows/refusal.ts';
import { Completion, NewTask, Priority, Slot, Task, TaskPatch, TaskTotals } from '../workflows/task/task.schema.ts';
import { Repeat } from '../workflows/task/repeat.schema.ts';
import { trackIn } from '../workflows/task/track.ts';
import type { Done } from '../prisma/lead/lead.ts';
import type { SignedInUser } from '../prisma/user/user.ts';
import { cut, pageOf, PageQuery, placeFrom } from './http/paging.ts';
import { everybody, route, type Call } from './http/route.ts';
import { Changed, doingOf, Id, IdParams } from './http/shapes.ts';

const tag = 'Tasks';

export const taskRoutes = [
  route({
    method: 'get',
    path: '/tasks',
    tag,
    summary: 'Tasks, the earliest first; closed ones the latest first',
    access: everybody,
    query: PageQuery.extend({
      ...{ responsible: Id.optional(), state: Task.shape.state.optional(), priority: Priority.optional() },
      ...{ lead: Id.optional(), ticket: Id.optional(), contact: Id.optional(), company: Id.optional() },
      track: z.string().max(40).optional().meta({ description: 'its number, however it is typed' }),
      from: z.iso.datetime().optional().meta({ description: 'due then or later' }),
      to: z.iso.datetime().optional().meta({ description: 'due earlier' }),
    }),
    out: pageOf(Task),
    handler: async ({ deps, me, query: { cursor, limit, track: typed, ...wish } }) => {
      const track = typed === undefined ? undefined : (trackIn(typed) ?? '');
      const filter = { ...wish, ...(track === undefined ? {} : { track }) };
      const after = placeFrom(cursor, z.tuple([z.iso.datetime(), z.uuid()]));
      return cut(await listTasks(deps.db, me, { ...filter, after, limit }), limit, placeOfTask);
    },
  }),
  route({
    method: 'post',
    path: '/tasks',
    tag,
    summary: 'Set a task',
    access: everybody,
    body: NewTask,
    out: Task,
    status: 201,
    handler: async (call) => {
      const { deps, me, body } = call;
      if (body.leadId && !(await maySeeLead(deps.db, me, body.leadId))) return refuse('NotFound');
      if (body.ticketId && !(await seesRecord(deps.db, me, { noun: 'ticket', id: body.ticketId })))
        return refuse('NotFound');
      const { dueAt = '', due = { at: dueAt }, ticketId, ...task } = body;
      const of = ticketId ? { kind: 'ticket', id: ticketId } : undefined;
      if (!(await maySetAbout(deps.db, me, body))) return refuse('NotFound');
      const responsibleId = body.responsibleId ?? (body.leadId ? undefined : me.id);
      return written(call, await createTask(deps.db, { ...doingOf(call), ...task, of, responsibleId, due }));
    },
  }),
  route({
    method: 'post',
    path: '/tasks/repeats',
    tag,
    summary: 'The next dates of a repetition, before it is saved',
    access: everybody,
    body: z.object({ repeat: Repeat, dueAt: z.iso.datetime({ offset: true }), responsibleId: Id.optional() }),
    out: z.object({ items: z.array(z.iso.datetime()) }),
    handler: async ({ deps, me, body: { responsibleId = me.id, ...wish } }) => ({
      items: await comingDates(deps.db, { ...wish, userId: responsibleId }),
    }),
  }),
  route({
    method: 'get',
    path: '/tasks/totals',
    tag,
    summary: 'How many tasks there are, by when they are due',
    access: everybody,
    query: z.object({
      responsible: Id.optional(),
      state: Task.shape.state.optional(),
      priority: Priority.optional(),
      today: z.iso.datetime().meta({ description: 'when the reader’s day ends' }),
      tomorrow: z.iso.datetime().meta({ description: 'when the next one ends' }),
    }),
    out: TaskTotals,
    handler: ({ deps, me, query }) => taskTotals(deps.db, me, query),
  }),
  route({
    method: 'get',
    path: '/tasks/{id}',
    tag,
    summary: 'One task',
    access: everybody,
    params: IdParams,
    out: Task,
    handler: async ({ deps, me, params }) => (await readTaskFor(deps.db, me, params.id)) ?? refuse('NotFound'),
  }),
  route({
    method: 'patch',
    path: '/tasks/{id}',
    tag,
    summary: 'Change a task; `version` guards against lost updates',
    access: everybody,
    params: IdParams,
    body: TaskPatch,
    out: Task,
    handler: (call) =>
      seen(call, (doing) => changeTask(call.deps.db, { ...doing, taskId: call.params.id, patch: call.body })),
  }),
  route({
    method: 'get',
    path: '/tasks/{id}/slots',
    tag,
    summary: 'Free moments to which a task can be put off',
    access: everybody,
    params: IdParams,
    out: z.object({ items: z.array(Slot) }),
    handler: async ({ deps, me, params }) => {
      const items = (await maySeeTask(deps.db, me, params.id)) ? await slotsOf(deps.db, params.id) : refuse('NotFound');
      return isRefusal(items) ? items : { items };
    },
  }),
  route({
    method: 'post',
    path: '/tasks/{id}/cancel',
    tag,
    summary: 'Cancel a task: it need not be done any more',
    access: everybody,
    params: IdParams,
    out: Task,
    handler: (call) => seen(call, (doing) => cancelTask(call.deps.db, { ...doing, taskId: call.params.id })),
  }),
  route({
    method: 'post',
    path: '/tasks/{id}/reopen',
    tag,
    summary: 'Open a closed task again',
    access: everybody,
    params: IdParams,
    out: Task,
    handler: (call) => seen(call, (doing) => reopenTask(call.deps.db, { ...doing, taskId: call.params.id })),
  }),
  route({
    method: 'post',
    path: '/tasks/{id}/acknowledge',
    tag,
    summary: '“I have it”: until that moment, or until it is done, nobody else is told that it is late',
    access: everybody,
    params: IdParams,
    body: z.object({ until: z.iso.datetime({ offset: true }).nullable().default(null) }),
    out: Task,
    handler: (call) => {
      const { until } = call.body;
      return seen(call, (doing) => acknowledgeTask(call.deps.db, { ...doing, taskId: call.params.id, until }));
    },
  }),
  route({
    method: 'post',
    path: '/tasks/{id}/undo',
    tag,
    summary: 'Take back what I did last to a task, as long as nothing has happened to it since',
    access: everybody,
    params: IdParams,
    body: z.object({ version: Task.shape.version.meta({ description: 'as my change left it' }) }),
    out: Task,
    handler: (call) =>
      seen(call, (doing) => undoTask(call.deps.db, { ...doing, taskId: call.params.id, ...call.body }), {
        after: true,
      }),
  }),
  route({
    method: 'post',
    path: '/tasks/{id}/complete',
    tag,
    summary: 'Complete a task with its result and outcome, and with the move that it makes: both or neither',
    access: everybody,
    params: IdParams,
    body: Completion,
    out: Changed,
    handler: async (call) => {
      const { deps, me, params, body } = call;
      if (!(await maySeeTask(deps.db, me, params.id))) return refuse('NotFound');
      return finishTask(deps.db, { ...doingOf(call), taskId: params.id, ...body });
    },
  }),
];

type TaskCall = Pick<Call<SignedInUser, { id: string }, unknown, unknown>, 'deps' | 'me' | 'params' | 'key'>;

/** A change of a task that the caller sees; `after`: or has given away with the change that is taken back. */
const seen = async (
  call: TaskCall,
  change: (doing: ReturnType<typeof doingOf>) => Promise<Done | Refusal>,
  { after = false } = {},
): Promise<Task | Refusal> => {
  const { deps, me, params } = call;
  const may = (await maySeeTask(deps.db, me, params.id)) || (after && (await changedLast(deps.db, me.id, params.id)));
  return may ? written(call, await change(doingOf(call))) : refuse('NotFound');
};

/** The task as its writer left it: who gives a task on nothing away can no longer see it, but has just written it. */
const written = async ({ deps, me }: Pick<TaskCall, 'deps' | 'me'>, done: Done | Refusal): Promise<Task | Refusal> =>
  isRefusal(done) ? done : ((await readTaskFor(deps.db, { ...me, role: 'admin' }, done.id)) ?? refuse('NotFound'));
