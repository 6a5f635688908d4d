import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

const DAY_MS = 86_400_000;

/** Paths of bytes on their way, in a folder of this machine. What an earlier run left half-way is removed at the first use. */
export const openScratch = (folder: string): (() => Promise<string>) => {
  let opened: Promise<unknown> | undefined;
  return async () => {
    await (opened ??= mkdir(folder, { recursive: true, mode: 0o700 }).then(() => sweep(folder)));
    return join(folder, randomUUID());
  };
};

const sweep = async (scratch: string): Promise<void> => {
  for (const name of await readdir(scratch)) {
    const found = await stat(join(scratch, name)).catch(() => undefined);
    if (found && found.mtimeMs < Date.now() - DAY_MS) await rm(join(scratch, name), { force: true });
  }
};
