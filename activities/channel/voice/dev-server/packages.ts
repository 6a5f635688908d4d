import { execFile, type ExecFileOptions } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Beside the other programs that are fetched once for this copy of Voronka. */
const home = join(import.meta.dirname, '../../../../.voronka/bin');
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';
const SUITE = 'testing';
/** A mirror that takes longer is none. */
const PATIENCE_MS = 90_000;

/** What Asterisk and sipp need and no machine must have: what their programs and modules are linked with. */
const packages = [
  ...['asterisk', 'asterisk-core-sounds-en-gsm', 'asterisk-modules', 'sip-tester', 'libbsd0', 'libc6', 'libcap2'],
  ...['libcrypt1', 'libdbus-1-3', 'libedit2', 'libgcc-s1', 'libgsl28', 'libgslcblas0', 'libgsm1', 'libjansson4'],
  ...['libmd0', 'libncursesw6', 'libpcap0.8t64', 'libpugixml1v5', 'libsctp1', 'libsqlite3-0', 'libssl3t64'],
  ...['libstdc++6', 'libsystemd0', 'libtinfo6', 'liburiparser1', 'libuuid1', 'libxml2-16', 'libxslt1.1', 'libzstd1'],
  'zlib1g',
  // what fetches sounds from an address
  ...[
    'libcurl4t64',
    'libbrotli1',
    'libcom-err2',
    'libnghttp3-9',
    'libngtcp2-16',
    'libngtcp2-crypto-ossl0',
    'libssh2-1t64',
  ],
  ...['libkrb5support0', 'libk5crypto3', 'libkeyutils1', 'libkrb5-3', 'libgssapi-krb5-2', 'libunistring5', 'libidn2-0'],
  ...['libdb5.3t64', 'libsasl2-2', 'libldap2', 'libnghttp2-14', 'libpsl5t64'],
];

/** Why there is no Asterisk here. */
export class NoAsterisk extends Error {}

/**
 * The folder in which Debian's Asterisk and sipp lie unpacked; nothing of the machine changes, and no root is needed. It is fetched once from the mirror
 * that the machine's own apt uses. Throws NoAsterisk.
 */
export const asteriskFolder = async (): Promise<string> => {
  const folder = join(home, 'asterisk');
  for (const wait of Array.from({ length: 1200 }, () => 100)) {
    if (existsSync(join(folder, 'ready'))) return folder;
    if (isMine(folder)) break;
    await new Promise((done) => setTimeout(done, wait));
  }
  const made = join(home, `asterisk-${process.pid}`);
  try {
    if (existsSync(join(folder, 'ready'))) return folder;
    await fetched(made);
    rmSync(folder, { recursive: true, force: true });
    renameSync(made, folder);
    writeFileSync(join(folder, 'ready'), '');
    return folder;
  } catch (error) {
    throw error instanceof NoAsterisk ? error : new NoAsterisk((error as Error).message.split('\n')[0]);
  } finally {
    rmSync(made, { recursive: true, force: true });
    rmSync(`${folder}.lock`, { recursive: true, force: true });
  }
};

/** One of all processes fetches it, the others wait; a lock of one that was killed is old. */
const isMine = (folder: string): boolean => {
  mkdirSync(home, { recursive: true });
  try {
    mkdirSync(`${folder}.lock`);
    writeFileSync(join(`${folder}.lock`, String(process.pid)), '');
    return true;
  } catch {
    const pid = readPid(folder);
    if (pid === undefined || isAlive(pid)) return false;
    rmSync(`${folder}.lock`, { recursive: true, force: true });
    return isMine(folder);
  }
};

const readPid = (folder: string): number | undefined => {
  try {
    return Number(readdirSync(`${folder}.lock`).find((name) => /^\d+$/.test(name)) ?? NaN) || undefined;
  } catch {
    return undefined;
  }
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Into a folder that is made for it. Throws NoAsterisk. */
export const fetched = async (folder: string): Promise<void> => {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new NoAsterisk('Debian’s packages are for Linux on x64');
  const from = await mirror();
  if (!existsSync(KEYRING)) throw new NoAsterisk(`${KEYRING} is missing: install debian-archive-keyring`);
  const apt = join(folder, '.apt');
  for (const each of ['lists/partial', 'cache/archives/partial', 'state'])
    mkdirSync(join(apt, each), { recursive: true });
  writeFileSync(join(apt, 'status'), '');
  writeFileSync(join(apt, 'sources.list'), `deb [signed-by=${KEYRING}] ${from} ${SUITE} main\n`);
  writeFileSync(join(apt, 'apt.conf'), confOf(apt));
  const env = { ...process.env, APT_CONFIG: join(apt, 'apt.conf') };
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const archives = join(apt, 'cache/archives');
  await run('apt-get', ['-qq', 'update'], { env, signal });
  // a library may have another name by now: then everything that they depend on is taken
  await run('apt-get', ['-qq', 'download', ...packages], { env, signal, cwd: archives }).catch(() =>
    run('apt-get', ['-qq', '-y', 'install', '--download-only', 'asterisk', 'sip-tester'], { env, signal }),
  );
  for (const deb of readdirSync(archives).filter((name) => name.endsWith('.deb'))) {
    const unpack =
      'dpkg-deb --fsys-tarfile "$1" | tar -x -C "$2" --no-same-owner --exclude=./usr/share/doc --exclude=./usr/share/man --exclude=./usr/share/locale';
    await run('sh', ['-c', unpack, 'unpack', join(archives, deb), folder]);
  }
  rmSync(join(apt, 'lists'), { recursive: true, force: true });
};

const confOf = (apt: string): string =>
  [
    `Dir::State "${apt}/state"; Dir::State::Lists "${apt}/lists"; Dir::State::status "${apt}/status"; Dir::Cache "${apt}/cache";`,
    `Dir::Etc::sourcelist "${apt}/sources.list"; Dir::Etc::sourceparts "-"; Dir::Etc::preferencesparts "-"; Dir::Etc::preferences "-";`,
    'APT::Install-Recommends "false"; APT::Architecture "amd64"; APT::Sandbox::User ""; Acquire::Languages "none"; APT::Update::Error-Mode "any"; Acquire::Retries "1"; Acquire::http::Timeout "20"; Acquire::https::Timeout "20";',
  ].join('\n');

/** Where this machine's own apt takes Debian from. */
const mirror = async (): Promise<string> => {
  const { stdout } = await run('apt-get', ['indextargets', '--format', '$(REPO_URI)']);
  const found = stdout.split('\n').find((uri) => /\/debian\/?$/.test(uri));
  if (!found) throw new NoAsterisk('this machine takes no packages from a mirror of Debian');
  return found;
};

/** Throws NoAsterisk with what the program said, in one line. */
const run = async (command: string, args: string[], options: ExecFileOptions = {}): Promise<{ stdout: string }> => {
  try {
    return await execute(command, args, { ...options, encoding: 'utf8' });
  } catch (error) {
    const { code, name, message, stderr = '' } = error as Error & { code?: unknown; stderr?: string };
    if (code === 'ENOENT') throw new NoAsterisk(`there is no ${command} on this machine`);
    if (name === 'AbortError')
      throw new NoAsterisk(
        `${command} took longer than ${PATIENCE_MS / 1000} seconds: Debian’s mirror does not answer`,
      );
    const lines = stderr.split('\n').filter(Boolean);
    const said = lines.find((line) => line.startsWith('E: ')) ?? lines[0] ?? message.split('\n')[0]!;
    throw new NoAsterisk(`${command}: ${said.replace(/^E: /, '').trim()}`);
  }
};
const execute = promisify(execFile);
