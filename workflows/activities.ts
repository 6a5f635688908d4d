import { proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { BulkActivities } from '../activities/bulk.ts';
import type { OutsideActivities } from '../activities/outside.ts';
import type { RecordActivities } from '../activities/records.ts';
import { HEARTBEAT_MS, LONGEST_TURN_MS } from './channel/sending-times.ts';

/** On our own record: short, local, retried at once. A turn that still fails is shown as stuck. */
export const records = proxyLocalActivities<RecordActivities>({
  startToCloseTimeout: '10s',
  scheduleToCloseTimeout: '30s',
  retry: { initialInterval: '100ms', maximumInterval: '2s', maximumAttempts: 8 },
});

/** Showing that something is stuck needs the record, which may itself be what is broken: retried until it answers. */
export const patient = proxyActivities<Pick<RecordActivities, 'reportStuck'>>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '1s', maximumInterval: '30s' },
});

/** A batch of sending ends by itself; its heartbeats show that the worker is alive, and are waited for longer than any attempt takes. */
export const sending = proxyActivities<Pick<OutsideActivities, 'sendMessages'>>({
  taskQueue: 'crm-outside',
  startToCloseTimeout: LONGEST_TURN_MS,
  heartbeatTimeout: HEARTBEAT_MS,
  retry: { initialInterval: '500ms', maximumInterval: '30s' },
});

/** The client is waiting for the payment page, so it is retried for only half a minute; when asked again, the same page answers. */
export const billing = proxyActivities<Pick<OutsideActivities, 'openCheckout'>>({
  taskQueue: 'crm-outside',
  startToCloseTimeout: '15s',
  scheduleToCloseTimeout: '30s',
  retry: { initialInterval: '300ms', maximumInterval: '5s' },
});

/** Nobody may pay an invoice that is paid or void: retried for a day, as long as the provider keeps such a page open. */
export const closing = proxyActivities<Pick<OutsideActivities, 'closeCheckout'>>({
  taskQueue: 'crm-outside',
  startToCloseTimeout: '15s',
  scheduleToCloseTimeout: '1 day',
  retry: { initialInterval: '1s', maximumInterval: '5m' },
});

/** Leads must hear of a changed calendar, and a field must not stay between two types, however long the record is down. */
export const waking = proxyActivities<Pick<BulkActivities, 'wakeByCalendar' | 'walkFieldChange'>>({
  taskQueue: 'crm-bulk',
  startToCloseTimeout: '1m',
  heartbeatTimeout: '10s',
  priority: { priorityKey: 4 },
  retry: { initialInterval: '500ms', maximumInterval: '30s' },
});

/** Bulk runs go in slices of 20 s; a plan over a hundred thousand leads takes longer. Heartbeats show that the worker is alive. */
export const bulk = proxyActivities<BulkActivities>({
  taskQueue: 'crm-bulk',
  startToCloseTimeout: '10m',
  heartbeatTimeout: '10s',
  priority: { priorityKey: 5 },
  retry: { initialInterval: '500ms', maximumInterval: '10s', maximumAttempts: 6 },
});
