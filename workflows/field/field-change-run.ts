import { defineSignal, setHandler, sleep } from '@temporalio/workflow';
import { SEEN_WITHIN_MS } from '../calendar/seen.ts';
import { waking } from '../activities.ts';
import { POKE } from '../process/messages.ts';
import { showing } from '../process/showing.ts';

export type FieldChangeRun = { fieldChangeId: string };

/**
 * A field gets another shape: its values are converted beside, switched at once, and what a node that had not heard of it wrote meanwhile
 * follows.
 */
export const fieldChangeRun = async ({ fieldChangeId }: FieldChangeRun): Promise<void> => {
  const shown = showing();
  // whoever looks for lost processes may poke it; it goes on by itself
  setHandler(defineSignal(POKE), () => {});
  for (;;) {
    const state = await waking.walkFieldChange({ fieldChangeId });
    if (state === 'over') break;
    if (state === 'settling') await sleep(2 * SEEN_WITHIN_MS);
  }
  shown.display('finished');
};
