import type { Pipeline } from '../../workflows/pipeline/pipeline.schema.ts';
import type { Page } from '../api.ts';
import { post, queryKeys } from '../api.ts';
import type { Task } from '../../workflows/task/task.schema.ts';
import { cache } from '../cache.ts';
import { toastProblem } from '../kit/toast.tsx';
import { stageOf } from '../pipelines.ts';

export type Answer = { result: string; outcome?: string | undefined; lossReason?: string | undefined };

/** The outcome leads to a stage of loss: its reason must be asked for first. */
export const asksReason = (pipeline: Pipeline | undefined, outcome: string | undefined): boolean =>
  stageOf(pipeline, pipeline?.definition.outcomes.find(({ key }) => key === outcome)?.stage ?? '')?.kind === 'lost';

/** Leaves the list at once; comes back with the reason if the server refuses. A loss is moved by hand, with its reason. */
export const complete = async (task: Pick<Task, 'id' | 'leadId'>, pipeline: Pipeline | undefined, { result, outcome, lossReason }: Answer): Promise<boolean> => {
  const lists = cache.getQueriesData<Page<Task>>({ queryKey: [queryKeys.tasks({})[0]] });
  for (const [key, list] of lists)
    if (list && (key[1] as { state?: string })?.state === 'open')
      cache.setQueryData<Page<Task>>(key, { ...list, items: list.items.filter(({ id }) => id !== task.id) });
  try {
    const lost = asksReason(pipeline, outcome);
    await post(`/tasks/${task.id}/complete`, { result, ...(outcome && !lost ? { outcome } : {}) });
    if (lost && task.leadId) {
      const stage = pipeline?.definition.outcomes.find(({ key }) => key === outcome)?.stage;
      await post(`/leads/${task.leadId}/move`, { stage, lossReason });
    }
    return true;
  } catch (error) {
    for (const [key, list] of lists) cache.setQueryData(key, list);
    toastProblem(error);
    return false;
  } finally {
    void cache.invalidateQueries({ queryKey: [queryKeys.tasks({})[0]] });
  }
};
