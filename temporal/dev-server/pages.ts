import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '../../prisma/dev-server/temporary.ts';

const AT_ONCE = 16;
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
  const half = mkdtempSync(`${folder}-`);
  const [port, ui] = [await freePort(), await freePort()];
  const args = ['server', 'start-dev', '--ip', '127.0.0.1', '--port', `${port}`, '--ui-port', `${ui}`];
  const server = spawn(binary, [...args, '--log-level', 'never'], { stdio: 'ignore', signal });
  server.on('error', () => undefined);
  try {
    await takeAll(`http://127.0.0.1:${ui}`, half);
    renameSync(half, folder);
    return folder;
  } finally {
    server.kill('SIGKILL');
    rmSync(half, { recursive: true, force: true });
  }
};

/** Follows every file that a page, a script or a style names. */
const takeAll = async (ui: string, folder: string) => {
  await serves(ui);
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

const serves = async (ui: string) => {
  for (let tries = 0; tries < 200; tries++) {
    if (
      await fetch(ui).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      return;
    await pause(50);
  }
  throw new Error('The Temporal server did not show its pages within ten seconds.');
};
