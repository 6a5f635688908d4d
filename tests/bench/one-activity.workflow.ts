import { proxyActivities } from '@temporalio/workflow';

const { answer } = proxyActivities<{ answer: () => Promise<string> }>({ startToCloseTimeout: '10s' });

/** The least that is still a process with an effect. */
export const oneActivity = (): Promise<string> => answer();
