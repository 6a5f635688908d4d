import type { Pipeline } from '../../workflows/pipeline/pipeline.schema.ts';
import type { Task } from '../../workflows/task/task.schema.ts';
import type { Words } from '../../workflows/words/words.schema.ts';
import { post, queryKeys, type Page } from '../api.ts';
import { cache } from '../cache.ts';
import { toastProblem } from '../kit/toast.tsx';
import { stageOf } from '../pipeline/pipelines.ts';

/** An answer to "how did it go": an outcome of the pipeline, or a loss, whose reason is asked for next. */
export type Choice = { key: string; name: Words; stage: string; lost: boolean; digit: number | undefined };

/** Outcomes under 1, 2, 3...; the loss always under 9. */
export const choicesOf = (pipeline: Pipeline | undefined): Choice[] => {
  if (!pipeline) return [];
  const { outcomes, stages } = pipeline.definition;
  const named = outcomes.map((one) => ({ ...one, lost: stageOf(pipeline, one.stage)?.kind === 'lost' }));
  const losses = stages.filter(({ key, kind }) => kind === 'lost' && !outcomes.some(({ stage }) => stage === key));
  const all = [
    ...named.filter(({ lost }) => !lost),
    ...named.filter(({ lost }) => lost),
    ...losses.map(({ key, name }) => ({ key, name, stage: key, lost: true })),
  ];
  const firstLoss = all.findIndex(({ lost }) => lost);
  return all.map((one, index) => ({ ...one, digit: index === firstLoss ? 9 : index < 8 ? index + 1 : undefined }));
};

/** Leaves the list at once; comes back with the reason if the server refuses. A loss is a move by hand, with its reason, after the task is done. */
export const complete = async (
  task: Pick<Task, 'id' | 'leadId'>,
  { result, choice, lossReason }: { result: string; choice?: Choice | undefined; lossReason?: string | undefined },
): Promise<boolean> => {
  const lists = cache.getQueriesData<Page<Task>>({ queryKey: [queryKeys.tasks({})[0]] });
  for (const [key, list] of lists)
    if (list && (key[1] as { state?: string })?.state === 'open')
      cache.setQueryData<Page<Task>>(key, { ...list, items: list.items.filter(({ id }) => id !== task.id) });
  try {
    await post(`/tasks/${task.id}/complete`, { result, ...(choice && !choice.lost ? { outcome: choice.key } : {}) });
    if (choice?.lost && task.leadId) await post(`/leads/${task.leadId}/move`, { stage: choice.stage, lossReason });
    return true;
  } catch (error) {
    for (const [key, list] of lists) cache.setQueryData(key, list);
    toastProblem(error);
    return false;
  } finally {
    void cache.invalidateQueries({ queryKey: [queryKeys.tasks({})[0]] });
  }
};
