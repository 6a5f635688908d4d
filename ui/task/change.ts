import type { Task, TaskPatch } from '../../workflows/task/task.schema.ts';
import type { Stays } from '../../workflows/undo/undo.schema.ts';
import { get, patch, post } from '../ask/ask.ts';
import { askAgain, type Page } from '../ask/asking.ts';
import { isProblem } from '../ask/problem.ts';
import { cache } from '../cache.ts';
import { toast, toastProblem } from '../kit/toast.tsx';
import { meQuery } from '../session.tsx';
import { loadWords, say } from '../words.ts';
import { changesTasks, stateIn, taskQuery } from './task-query.ts';

export type Wish = Omit<Partial<TaskPatch>, 'version'>;

/** Changes a task, says so with Undo, and gives it back as it is now; undefined where it was refused, which is told. */
export const changeTask = (task: Task, wish: Wish, said?: (changed: Task) => string): Promise<Task | undefined> =>
  taken(
    () => sent(task, wish),
    (changed) => said && toast(said(changed), { action: undoOf([changed]) }),
  );

export const cancelTask = (task: Task, said: string): Promise<Task | undefined> =>
  taken(
    () => post('/tasks/{id}/cancel', { path: { id: task.id } }),
    (changed) => toast(said, { action: undoOf([changed]) }),
  );

export const reopenTask = (task: Task, said: string): Promise<Task | undefined> =>
  taken(
    () => post('/tasks/{id}/reopen', { path: { id: task.id } }),
    (changed) => toast(said, { action: undoOf([changed]) }),
  );

/** One change of many, one after the other, so that each finds a slot of its own; those that are refused stay and are told. */
export const changeAll = async (tasks: Task[], wish: Wish, said: (count: number) => string): Promise<void> => {
  const changed: Task[] = [];
  const refused: unknown[] = [];
  for (const task of tasks)
    await sent(task, wish).then(
      (one) => changed.push(one),
      (error: unknown) => refused.push(error),
    );
  changed.forEach(takeTask);
  refresh();
  if (refused.length > 0) toastProblem(refused[0]);
  if (changed.length > 0) toast(said(changed.length), { action: undoOf(changed) });
};

/** Ends many without an outcome; on leads as a click on each would. One undo takes all of them back, as long as the server can. */
export const finishAll = async (tasks: Task[], said: (count: number) => string): Promise<void> => {
  const ended: Task[] = [];
  const refused: unknown[] = [];
  for (const task of tasks)
    await post('/tasks/{id}/complete', { path: { id: task.id } }).then(
      ({ version }) => ended.push({ ...task, version, state: 'done' }),
      (error: unknown) => refused.push(error),
    );
  ended.forEach(takeTask);
  refresh();
  if (refused.length > 0) toastProblem(refused[0]);
  if (ended.length === 0) return;
  const isOfLead = ended.some(({ leadId }) => leadId !== null);
  const held = isOfLead ? (await get('/undo-time').catch(() => ({ seconds: 0 }))).seconds : undefined;
  toast(said(ended.length), {
    tone: 'green',
    ...(held === undefined ? {} : { lasts: Math.max(6000, held * 1000) }),
    ...(held === 0 ? {} : { action: { text: say('kit:undo'), run: () => void openAll(ended) } }),
  });
};

/** Opens again what was just ended: on a lead with all that came of it. */
const openAll = async (ended: Task[]): Promise<void> => {
  await undoAll(ended.filter(({ leadId }) => leadId === null));
  const leads = Map.groupBy(
    ended.flatMap(({ leadId }) => leadId ?? []),
    (leadId) => leadId,
  );
  if (leads.size === 0) return;
  const { takeBack, tellUndone } = await import('../undo/undo.ts');
  await loadWords('undo');
  const me = cache.getQueryData(meQuery.queryKey)?.id;
  const stays: Stays[] = [];
  try {
    for (const [id, { length }] of leads) {
      const { items } = await get('/leads/{id}/clicks', { path: { id } });
      const ends = items.filter(({ type, by }) => type === 'task.done' && by === me).slice(0, length);
      for (const { click } of ends) stays.push(...(await takeBack(id, click)));
    }
    await tellUndone(stays);
  } catch (error) {
    toastProblem(error);
  }
  refresh();
};

export const undoOf = (tasks: Pick<Task, 'id' | 'version'>[]) => ({
  text: say('kit:undo'),
  run: () => void undoAll(tasks),
});

const undoAll = async (tasks: Pick<Task, 'id' | 'version'>[]): Promise<void> => {
  for (const { id, version } of tasks)
    await post('/tasks/{id}/undo', { path: { id }, body: { version } }).then(takeTask, (error: unknown) =>
      toastProblem(error),
    );
  refresh();
};

const taken = async (send: () => Promise<Task>, then: (changed: Task) => void): Promise<Task | undefined> => {
  try {
    const changed = await send();
    takeTask(changed);
    then(changed);
    return changed;
  } catch (error) {
    toastProblem(error);
    return undefined;
  } finally {
    refresh();
  }
};

/** What somebody else, or its own clock, has changed meanwhile is no reason to refuse, unless it is the very same. */
const sent = async (task: Task, wish: Wish): Promise<Task> => {
  const send = (version: number) => patch('/tasks/{id}', { path: { id: task.id }, body: { ...wish, version } });
  try {
    return await send(task.version);
  } catch (error) {
    if (!isProblem(error, 'VersionChanged')) throw error;
    const now = await cache.fetchQuery({ ...taskQuery(task.id), staleTime: 0 });
    const touched = Object.keys(wish).map((field) => (field === 'postpone' ? 'dueAt' : field)) as (keyof Task)[];
    if (touched.some((field) => JSON.stringify(now[field]) !== JSON.stringify(task[field]))) throw error;
    return send(now.version);
  }
};

/** Puts a task into every list and card that shows it. */
const takeTask = (task: Task): void => {
  cache.setQueryData(taskQuery(task.id).queryKey, task);
  for (const [key, list] of cache.getQueriesData<Page<Task> | Task[]>({ queryKey: ['/tasks'] })) {
    if (Array.isArray(list)) {
      cache.setQueryData<Task[]>(
        key,
        list.map((one) => (one.id === task.id ? task : one)),
      );
      continue;
    }
    if (!list?.items?.some(({ id }) => id === task.id)) continue;
    const state = stateIn(key);
    const others = list.items.filter(({ id }) => id !== task.id);
    cache.setQueryData<Page<Task>>(key, {
      ...list,
      items:
        state && state !== task.state
          ? others
          : [...others, task].sort((one, other) => one.dueAt.localeCompare(other.dueAt)),
    });
  }
};

const refresh = () => void askAgain(changesTasks);
