import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { bundleWorkflowCode, DefaultLogger, type WorkflowBundleWithSourceMap } from '@temporalio/worker';

/** All processes as one file for the worker's sandbox, built from the sources. */
export const bundleProcesses = () =>
  bundleWorkflowCode({
    workflowsPath: createRequire(import.meta.url).resolve('../workflows/index.ts'),
    logger: new DefaultLogger('WARN'),
  });

/** The same processes make the same build, whatever else is new in a release. */
export const buildIdOf = ({ code }: WorkflowBundleWithSourceMap): string =>
  createHash('sha256').update(code).digest('hex').slice(0, 8);
