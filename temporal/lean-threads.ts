import v8 from 'node:v8';
import vm from 'node:vm';
import { isMainThread } from 'node:worker_threads';

// Imported before the worker, so in each of its threads as well. What Temporal's SDK does there for every turn of a process, and has no option
// against (DECISIONS.md, 2026-12-01).
if (!isMainThread) {
  // the stack of every promise, for the query `__stack_trace`; where a process waits is told by our own `waits`
  v8.promiseHooks.createHook = () => () => {};
  // each call into a process, some twenty a turn, begins a thread of the system that would end it after five seconds; only our own code runs there
  const { runInContext } = vm.Script.prototype;
  vm.Script.prototype.runInContext = function (context, { timeout: _, ...options } = {}) {
    return runInContext.call(this, context, options);
  };
}
