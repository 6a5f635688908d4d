import { spawnSync } from 'node:child_process';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The browser for the tests; for root on Debian and Ubuntu it is installed, others are told how to. */
export function chromiumPath(tell: (line: string) => void): string {
  const found = process.env.CHROMIUM_PATH || onPath();
  if (found) return found;
  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    tell('Installing chromium with apt-get.');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    for (const args of [
      ['update', '-qq'],
      ['install', '-y', '-qq', '--no-install-recommends', 'chromium'],
    ]) {
      spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
    }
  }
  const installed = onPath();
  if (installed) return installed;
  throw new Error(
    'The tour needs Chromium, and there is none. Install it ("sudo apt-get install chromium", "brew install --cask chromium") or name it with CHROMIUM_PATH.',
  );
}

function onPath() {
  for (const name of names) {
    const answer = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
    if (answer.status === 0) return answer.stdout.trim();
  }
  return undefined;
}
