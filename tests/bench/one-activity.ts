import { createRequire } from 'node:module';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';

// a2’s baseline, a process of its own like our worker: a workflow that runs one activity, on the same Temporal server
Runtime.install({ logger: new DefaultLogger('ERROR') });
const address = process.env['TEMPORAL_ADDRESS'] ?? '';
const workflowBundle = await bundleWorkflowCode({
  workflowsPath: createRequire(import.meta.url).resolve('./one-activity.workflow.ts'),
  logger: new DefaultLogger('ERROR'),
});
const worker = await Worker.create({
  connection: await NativeConnection.connect({ address, grpcCompression: { codec: 'none' } }),
  taskQueue: 'bench',
  workflowBundle,
  activities: { answer: async () => 'done' },
  maxCachedWorkflows: 3000,
  maxConcurrentWorkflowTaskExecutions: 40,
});
process.stdin.on('end', () => process.exit(0)).resume();
process.stdout.write('ready\n');
await worker.run();
