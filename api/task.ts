import { z } from 'zod';
import { maySeeLead } from '../prisma/lead/lead.queries.ts';
import { finishTask } from '../prisma/task/outcome.ts';
import { createTask } from '../prisma/task/task.ts';
import { listTasks, maySeeTask, placeOfTask, readTaskFor, taskTotals } from '../prisma/task/task.queries.ts';
import { isRefusal, refuse } from '../workflows/refusal.ts';
import { Completion, NewTask, Task, TaskTotals } from '../workflows/task/task.schema.ts';
import { cut, pageOf, PageQuery, placeFrom } from './http/paging.ts';
import { everybody, route } from './http/route.ts';
import { Changed, doingOf, Id, IdParams } from './http/shapes.ts';

const tag = 'Tasks';

export const taskRoutes = [
  route({
    method: 'get',
    path: '/tasks',
    tag,
    summary: 'Tasks, the earliest first; closed ones the latest first',
    access: everybody,
    query: PageQuery.extend({ responsible: Id.optional(), state: Task.shape.state.optional(), lead: Id.optional() }),
    out: pageOf(Task),
    handler: async ({ deps, me, query: { cursor, limit, ...filter } }) => {
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
      const { dueAt = '', due = { at: dueAt }, ...task } = body;
      const responsibleId = body.responsibleId ?? (body.leadId ? undefined : me.id);
      const created = await createTask(deps.db, { ...doingOf(call), ...task, responsibleId, due });
      // a user who sets a task on nothing for somebody else can no longer see it, but has just written it
      return isRefusal(created)
        ? created
        : ((await readTaskFor(deps.db, { ...me, role: 'admin' }, created.id)) ?? refuse('NotFound'));
    },
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
