import { proxyLocalActivities, sleep } from '@temporalio/workflow';

const { write } = proxyLocalActivities<{ write: () => Promise<void> }>({ startToCloseTimeout: '10s' });

/** The least that waits for a moment and leaves a trace of it. */
export const rawTimer = async ({ at }: { at: string }): Promise<void> => {
  await sleep(Math.max(1, Date.parse(at) - Date.now()));
  await write();
};
