import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger, type WorkflowBundleWithSourceMap } from '@temporalio/worker';

type Kept = { of: string; bundle: WorkflowBundleWithSourceMap };

const root = join(import.meta.dirname, '..');
const place = join(root, '.voronka', 'processes.json');

/**
 * All processes as one file for the worker's sandbox, built from the sources. It takes seconds, so it is kept: a worker that starts again from
 * the same sources finds it.
 */
export async function bundleProcesses(): Promise<WorkflowBundleWithSourceMap> {
  const of = sumOfSources();
  const kept = read();
  if (kept?.of === of) return kept.bundle;
  const workflowsPath = createRequire(import.meta.url).resolve('../workflows/index.ts');
  const bundle = await bundleWorkflowCode({
    workflowsPath,
    // once a thread, not for each process anew: no module of ours keeps anything
    preloadModules: [workflowsPath],
    logger: new DefaultLogger('WARN'),
  });
  keep({ of, bundle });
  return bundle;
}

/** The same processes make the same build, whatever else is new in a release. */
export const buildIdOf = ({ code }: WorkflowBundleWithSourceMap): string =>
  createHash('sha256').update(code).digest('hex').slice(0, 8);

function sumOfSources(): string {
  const sum = createHash('sha256');
  const sources = readdirSync(join(root, 'workflows'), { recursive: true, encoding: 'utf8' });
  const files = sources.filter((name) => /\.\w+$/.test(name)).sort();
  for (const name of [...files.map((file) => join('workflows', file)), 'temporal/bundle.ts', 'package-lock.json'])
    sum.update(name).update(readFileSync(join(root, name)));
  return sum.digest('hex');
}

function read(): Kept | undefined {
  try {
    return JSON.parse(readFileSync(place, 'utf8')) as Kept;
  } catch {
    return undefined;
  }
}

function keep(kept: Kept): void {
  const half = `${place}.${process.pid}`;
  try {
    mkdirSync(join(root, '.voronka'), { recursive: true });
    writeFileSync(half, JSON.stringify(kept));
    renameSync(half, place);
  } catch {
    // where nothing may be written, each start builds it
  }
}
