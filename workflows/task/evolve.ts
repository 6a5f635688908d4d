import { byType, type ByType } from '../event/catalogue.ts';
import type { TaskState } from './state.ts';

type Told = { type: string; data: Record<string, unknown> };

/** The task after an event of its own, at that moment. */
export const evolveTask = (task: TaskState, event: { type: string; data: object }, at: string): TaskState => {
  const changed = byType(changes, event as Told, at, task);
  return changed ? { ...task, ...changed } : task;
};

const changes: ByType<Told, [at: string, task: TaskState], Partial<TaskState>> = {
  'task.created': ({ data: { type, text, dueAt, responsibleId, span, priority } }, at) => ({
    ...{
      type,
      text,
      dueAt,
      responsible: responsibleId,
      span,
      priority: priority ?? 'normal',
      state: 'open',
      createdAt: at,
    },
  }),
  'task.changed': ({ data: { type, text, dueAt, priority, checklist, result, series } }, at) => ({
    ...{ type, text },
    ...(dueAt === undefined
      ? {}
      : {
          ...{ dueAt, dueSetAt: at, span: null, remindedAt: null, overdueAt: null },
          ...{ escalatedAt: null, climbed: [], acknowledged: null },
        }),
    ...(priority === undefined ? {} : { priority }),
    ...(checklist === undefined ? {} : { checklist }),
    ...(result === undefined ? {} : { result }),
    ...(series === undefined ? {} : { series }),
  }),
  'task.assigned': ({ data }) => ({ responsible: data.to[0] ?? null }),
  'task.reminded': (_, at) => ({ remindedAt: at }),
  'task.overdue': (_, at) => ({ overdueAt: at }),
  'task.escalated': ({ data: { to, rung = 'supervisors', round = 0, does = 'supervisors', ...did } }, at, task) => ({
    ...(does === 'remind' ? {} : { escalatedAt: task.escalatedAt ?? at }),
    climbed: [
      ...(task.climbed ?? []),
      {
        ...{ rung, round, at, came: did.nothing ? 'skipped' : to.length > 0 || does === 'raise' ? 'told' : 'nobody' },
        ...(does === 'on_call' ? { to, silentMs: did.silentMs } : {}),
      },
    ],
  }),
  'task.acknowledged': ({ data: { until } }) => ({ acknowledged: { until } }),
  'task.answered': ({ data: { is, sequence, stamp, proposes } }) => ({
    answer: { is, sequence, stamp, ...(proposes ? { proposes } : {}) },
  }),
  'task.replanned': ({ data }) => ({ dueAt: data.dueAt }),
  'task.done': ({ data: { outcome, result } }, at) => ({ state: 'done', outcome, result, doneAt: at }),
  'task.cancelled': (_, at) => ({ state: 'cancelled', doneAt: at }),
  'task.reopened': ({ data: { type, text, dueAt, responsibleId } }) => ({
    ...{ type, text, dueAt, responsible: responsibleId, state: 'open', doneAt: null, outcome: null, result: null },
  }),
};
