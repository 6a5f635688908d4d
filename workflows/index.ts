export { channelSending } from './channel/channel-sending.ts';
export { invoiceLifecycle } from './invoice/invoice-lifecycle.ts';
export { leadLifecycle } from './lead/lead-lifecycle.ts';
export { taskLifecycle } from './task/task-lifecycle.ts';
