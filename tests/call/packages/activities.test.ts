import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fetched, NoAsterisk } from '../../../activities/channel/voice/dev-server/packages.ts';

const path = process.env['PATH'];
let place: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'apt-'));
  process.env['PATH'] = place;
});
afterEach(() => {
  process.env['PATH'] = path;
  rmSync(place, { recursive: true, force: true });
});

/** What the machine's own apt answers: its mirror, and then this. */
const apt = (does: string) => {
  const file = join(place, 'apt-get');
  writeFileSync(file, `#!/bin/sh\nif [ "$1" = indextargets ]; then echo http://mirror/debian/; exit; fi\n${does}\n`);
  chmodSync(file, 0o755);
};
const why = async (): Promise<string> => {
  const error = await fetched(join(place, 'asterisk')).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(NoAsterisk);
  expect((error as Error).message).not.toContain('\n');
  return (error as Error).message;
};

describe('G1 where Debian’s packages cannot be had', () => {
  it('is said in one line what is missing, and what apt said', async () => {
    expect(await why()).toBe('there is no apt-get on this machine');
    apt('echo "W: one" >&2; echo "E: Failed to fetch http://mirror/debian/x  Could not connect" >&2; exit 100');
    expect(await why()).toMatch(/^apt-get: Failed to fetch .+ Could not connect$|debian-archive-keyring/);
    writeFileSync(join(place, 'apt-get'), '#!/bin/sh\necho http://archive.ubuntu.com/ubuntu/\n');
    expect(await why()).toBe('this machine takes no packages from a mirror of Debian');
  });
});
