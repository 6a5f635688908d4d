export { leadLifecycle } from './lead/lead-lifecycle.ts';
export { taskLifecycle } from './task/task-lifecycle.ts';
