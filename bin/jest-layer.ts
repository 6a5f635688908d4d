import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './setup.ts';

export type Count = { passed: number; failed: number };

type JestResult = { numPassedTests: number; numFailedTests: number; numRuntimeErrorTestSuites: number };

// layers that kill what they have started, or measure: beside each other they only wait longer
const oneByOne = ['faults', 'build'];
// layers whose files start whole systems, of which something may still hang when their tests are over
const forced = [...oneByOne, 'e2e'];
// layers that need only the processor, and all of it
const pure = ['rules', 'ui'];
// files at once beside the servers: what one waits for, another computes
const atOnce: Record<string, string> = { record: '2', api: '2', process: '2', e2e: '2' };
// each file leaves its modules behind: whoever has run so many is replaced by a fresh one
const freshAt = '1500MB';

/** Runs the tests of one Jest project. A file that cannot even be loaded counts as a failed test. */
export async function jestLayer(name: string): Promise<Count> {
  const folder = mkdtempSync(join(tmpdir(), 'voronka-jest-'));
  const output = join(folder, 'result.json');
  const args = [
    '--disable-warning=ExperimentalWarning',
    '--experimental-vm-modules',
    'node_modules/jest/bin/jest.js',
    '--selectProjects',
    name,
  ];
  args.push(
    '--passWithNoTests',
    '--json',
    '--outputFile',
    output,
    ...(oneByOne.includes(name) ? ['--runInBand'] : []),
    ...(forced.includes(name) ? ['--forceExit'] : []),
    ...(pure.includes(name) ? ['--maxWorkers=100%'] : []),
    ...(name in atOnce ? [`--maxWorkers=${atOnce[name]}`] : []),
    ...(forced.includes(name) || pure.includes(name) ? [] : [`--workerIdleMemoryLimit=${freshAt}`]),
  );
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  const code = await new Promise((done) => child.on('close', done).on('error', () => done(1)));
  try {
    if (!existsSync(output)) throw new Error('Jest ended without a result.');
    const result = JSON.parse(readFileSync(output, 'utf8')) as JestResult;
    const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
    return { passed: result.numPassedTests, failed: code !== 0 ? Math.max(1, failed) : failed };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
