import v8 from 'node:v8';
import { isMainThread } from 'node:worker_threads';

// Imported before the worker, so in each of its threads as well. The SDK keeps the stack of every promise that a process makes, to answer the
// query `__stack_trace`: a third of the thread's time. Where a process waits is told by our own `waits`.
if (!isMainThread) v8.promiseHooks.createHook = () => () => {};
