import type { Pipeline } from '../../workflows/pipeline/pipeline.schema.ts';
import { isOfTask } from '../../workflows/task/outcome.ts';
import type { Completion, Task } from '../../workflows/task/task.schema.ts';
import type { Words } from '../../workflows/words/words.schema.ts';
import { post } from '../ask/ask.ts';
import { askAgain, type Page } from '../ask/asking.ts';
import { isProblem } from '../ask/problem.ts';
import { cache } from '../cache.ts';
import { toastProblem } from '../kit/toast.tsx';
import { stageOf } from '../pipeline/pipelines.ts';
import { stateIn } from './task-query.ts';

/** An answer to "how did it go": an outcome of the pipeline, or a loss by hand. */
export type Choice = {
  key: string;
  name: Words;
  stage: string | undefined;
  isOutcome: boolean;
  lost: boolean;
  digit: number | undefined;
};

/**
 * Outcomes under 1, 2, 3...; the loss always under 9. A digit is an outcome's own, whatever the task: those that are not for its kind leave their digit unused.
 * Without a task only what leads somewhere can be chosen.
 */
export const choicesOf = (pipeline: Pipeline | undefined, type: string | undefined): Choice[] => {
  if (!pipeline) return [];
  const { outcomes, stages } = pipeline.definition;
  const named = outcomes.map((one) => ({
    ...{ key: one.key, name: one.name, stage: one.stage, isOutcome: true },
    lost: stageOf(pipeline, one.stage ?? '')?.kind === 'lost',
    fits: type === undefined ? one.stage !== undefined : isOfTask(one, type),
  }));
  const losses = stages.filter(({ key, kind }) => kind === 'lost' && !outcomes.some(({ stage }) => stage === key));
  const all = [
    ...named.filter(({ lost }) => !lost),
    ...named.filter(({ lost }) => lost),
    ...losses.map(({ key, name }) => ({ key, name, stage: key, isOutcome: false, lost: true, fits: true })),
  ];
  const firstLoss = all.findIndex(({ lost }) => lost);
  return all.flatMap(({ fits, ...one }, index) =>
    fits ? [{ ...one, digit: index === firstLoss ? 9 : index < 8 ? index + 1 : undefined }] : [],
  );
};

/** The task leaves the list when the server has taken it; `onMissing`: the server knows better what the stage asks for. */
export const complete = async (
  { id }: Pick<Task, 'id'>,
  body: Partial<Completion>,
  onMissing?: (missing: unknown) => void,
): Promise<boolean> => {
  try {
    await post('/tasks/{id}/complete', { path: { id }, body });
    for (const [key, list] of cache.getQueriesData<Page<Task>>({ queryKey: ['/tasks'] }))
      if (list && stateIn(key) === 'open')
        cache.setQueryData<Page<Task>>(key, { ...list, items: list.items.filter((one) => one.id !== id) });
    return true;
  } catch (error) {
    if (onMissing && isProblem(error, 'EntryNotMet')) onMissing(error.problem['missing']);
    else toastProblem(error);
    return false;
  } finally {
    void askAgain([['/tasks'], ['/tasks/{id}/slots']]);
  }
};
