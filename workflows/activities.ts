import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { RecordActivities } from '../activities/records.ts';

/** Ours, on the record: short, local, tried again at once; a turn that still fails is shown as stuck. */
export const records = proxyLocalActivities<RecordActivities>({
  startToCloseTimeout: '10s',
  scheduleToCloseTimeout: '30s',
  retry: { initialInterval: '100ms', maximumInterval: '2s', maximumAttempts: 8 },
});

/** Showing that something is stuck needs the record that may be what is broken: tried until it answers. */
export const patient = proxyActivities<Pick<RecordActivities, 'reportStuck'>>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '1s', maximumInterval: '30s' },
});
