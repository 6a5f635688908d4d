import { allHandlersFinished, condition, defineUpdate, setHandler } from '@temporalio/workflow';
import { bulk } from '../activities.ts';
import { showing } from '../process/showing.ts';
import { PLAN, type PlanAnswer, type PlanWish } from './messages.ts';

export type PublicationPlanning = { pipelineId: string };

/** How long an answer is kept for a caller who asks again because the first answer was late. */
const KEPT = '10 minutes';

/** Counts what publishing a draft would do to open leads; changes nothing. */
export const publicationPlanning = async ({ pipelineId }: PublicationPlanning): Promise<void> => {
  let asked = 0;
  const shown = showing();
  setHandler(defineUpdate<PlanAnswer, [PlanWish]>(PLAN), (wish) => {
    asked += 1;
    return bulk.planPublication({ ...wish, pipelineId });
  });
  for (let before = -1; before !== asked;) {
    before = asked;
    await condition(() => asked > before, KEPT);
    await condition(allHandlersFinished);
  }
  shown.display('finished');
};
