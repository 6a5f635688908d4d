import { createRequire } from 'node:module';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

/** All processes as one file for the worker's sandbox, from the sources as they are. */
export const bundleProcesses = () =>
  bundleWorkflowCode({
    workflowsPath: createRequire(import.meta.url).resolve('../workflows/index.ts'),
    logger: new DefaultLogger('WARN'),
  });
