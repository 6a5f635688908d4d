import { createRequire } from 'node:module';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import pg from 'pg';

// a process of its own like our worker: workflows that wait for a moment and then write one row, on the same servers
Runtime.install({ logger: new DefaultLogger('ERROR') });
const address = process.env['TEMPORAL_ADDRESS'] ?? '';
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 20 });
await pool.query('CREATE TABLE IF NOT EXISTS bench_timer (at timestamptz NOT NULL DEFAULT clock_timestamp())');
const workflowBundle = await bundleWorkflowCode({
  workflowsPath: createRequire(import.meta.url).resolve('./raw-timer.workflow.ts'),
  logger: new DefaultLogger('ERROR'),
});
const worker = await Worker.create({
  connection: await NativeConnection.connect({ address, grpcCompression: { codec: 'none' } }),
  taskQueue: 'bench-timer',
  workflowBundle,
  activities: { write: async () => void (await pool.query('INSERT INTO bench_timer DEFAULT VALUES')) },
  maxCachedWorkflows: 3000,
  maxConcurrentWorkflowTaskExecutions: 40,
});
process.stdin.on('end', () => process.exit(0)).resume();
process.stdout.write('ready\n');
await worker.run();
