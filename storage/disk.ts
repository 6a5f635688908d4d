import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { BlobMissing, type BlobStore } from './blob-store.ts';

const DAY_MS = 86_400_000;

/** Below one folder of this machine. What an earlier run left half-way is removed at the first use. */
export const openDisk = (folder: string): BlobStore => {
  const at = (key: string) => join(folder, key);
  const scratch = join(folder, 'scratch');
  let opened: Promise<unknown> | undefined;
  const begin = () => (opened ??= mkdir(scratch, { recursive: true, mode: 0o700 }).then(() => sweep(scratch)));
  return {
    keep: async (key, path) => {
      // on the disk before its name: a power cut leaves no file that is half there
      const written = await open(path, 'r+');
      await written.sync().finally(() => written.close());
      await mkdir(dirname(at(key)), { recursive: true, mode: 0o700 });
      await rename(path, at(key));
    },
    read: async (key, part) => {
      const found = await open(at(key)).catch((error: { code?: string }) => {
        throw error.code === 'ENOENT' ? new BlobMissing(key) : error;
      });
      return createReadStream('', { fd: found, ...part });
    },
    remove: (key) => rm(at(key), { force: true }),
    scratch: async () => {
      await begin();
      return join(scratch, randomUUID());
    },
  };
};

const sweep = async (scratch: string): Promise<void> => {
  for (const name of await readdir(scratch)) {
    const found = await stat(join(scratch, name)).catch(() => undefined);
    if (found && found.mtimeMs < Date.now() - DAY_MS) await rm(join(scratch, name), { force: true });
  }
};
