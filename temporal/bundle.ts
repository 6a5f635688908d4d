import { createRequire } from 'node:module';
import { bundleWorkflowCode } from '@temporalio/worker';

/** All processes as one file for the worker's sandbox. Sources import with `.ts`, which the bundler's loader takes as they are. */
export const bundleProcesses = () =>
  bundleWorkflowCode({
    workflowsPath: createRequire(import.meta.url).resolve('../workflows/index.ts'),
  });
