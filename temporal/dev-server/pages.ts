import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '../../prisma/dev-server/temporary.ts';

const AT_ONCE = 16;
const TRIES = 3;
// a busy machine needs more than ten seconds for a server's first start
const PATIENCE = 60_000;
const WORDS = /javascript|css|html|json|svg/;
const NAMED = /["'`(]((?:\.{0,2}\/)?(?:[\w@-]+\/)*[\w@.-]+\.(?:js|css|woff2?|ttf|svg|png|ico|webp|json|wasm))["'`)]/g;

/**
 * The pages of Temporal's own UI as files, taken once from an empty server that ends afterwards. The UI's server answers whoever reaches its
 * port, under any name, and has no flag against that; so we do not run it and serve its files ourselves (ui.ts).
 */
export const temporalPages = async (binary: string, keep: string, signal?: AbortSignal): Promise<string> => {
  const version = (await promisify(execFile)(binary, ['--version'])).stdout.match(/UI ([\d.]+)/)?.[1] ?? 'unknown';
  const folder = join(keep, `temporal-ui-${version}`);
  if (existsSync(folder)) return folder;
  mkdirSync(keep, { recursive: true });
  for (let left = TRIES; ; left--) {
    const half = mkdtempSync(`${folder}-`);
    const server = await emptyServer(binary, signal);
    try {
      await takeAll(server, half);
      renameSync(half, folder);
      return folder;
    } catch (error) {
      signal?.throwIfAborted();
      // another who was faster has left them there
      if (existsSync(folder)) return folder;
      // its free port was taken meanwhile
      if (left <= 1 || !server.ended()) throw error;
    } finally {
      server.kill();
      rmSync(half, { recursive: true, force: true });
    }
  }
};

type EmptyServer = { ui: string; ended: () => boolean; kill: () => void };

const emptyServer = async (binary: string, signal?: AbortSignal): Promise<EmptyServer> => {
  const [port, ui] = [await freePort(), await freePort()];
  const args = ['server', 'start-dev', '--ip', '127.0.0.1', '--port', `${port}`, '--ui-port', `${ui}`];
  const server = spawn(binary, [...args, '--log-level', 'never'], { stdio: 'ignore', signal });
  let over = false;
  server.on('error', () => (over = true)).on('exit', () => (over = true));
  return { ui: `http://127.0.0.1:${ui}`, ended: () => over, kill: () => void server.kill('SIGKILL') };
};

/** Follows every file that a page, a script or a style names. */
const takeAll = async (server: EmptyServer, folder: string) => {
  const { ui } = server;
  await serves(server);
  const settings = await fetch(`${ui}/api/v1/settings`);
  writeFileSync(join(folder, 'settings.json'), await settings.text());
  const seen = new Set<string>(['/index.html']);
  const waiting = [...seen];
  const take = async (path: string) => {
    const answer = await fetch(`${ui}${path === '/index.html' ? '/' : path}`);
    const type = answer.headers.get('content-type') ?? '';
    // what it does not have is answered with its page
    if (!answer.ok || (type.includes('html') && path !== '/index.html')) return void (await answer.arrayBuffer());
    const bytes = Buffer.from(await answer.arrayBuffer());
    mkdirSync(join(folder, posix.dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
    if (!WORDS.test(type)) return;
    for (const [, named] of bytes.toString().matchAll(NAMED)) {
      for (const base of [path, '/']) {
        const found = new URL(named!, `${ui}${base}`).pathname;
        if (!seen.has(found)) waiting.push(found);
        seen.add(found);
      }
    }
  };
  while (waiting.length) await Promise.all(waiting.splice(0, AT_ONCE).map(take));
};

const serves = async ({ ui, ended }: EmptyServer) => {
  for (const until = Date.now() + PATIENCE; Date.now() < until && !ended(); await pause(50)) {
    const answer = await fetch(ui).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.ok) return;
  }
  const why = ended() ? 'ended at once' : `did not show its pages within ${PATIENCE / 1000} seconds`;
  throw new Error(`The Temporal server ${why}.`);
};
