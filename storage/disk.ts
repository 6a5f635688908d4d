import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { BlobMissing, type BlobStore } from './blob-store.ts';
import { openScratch } from './scratch.ts';

/** Below one folder of this machine. */
export const openDisk = (folder: string): BlobStore => {
  const at = (key: string) => join(folder, key);
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
    scratch: openScratch(join(folder, 'scratch')),
  };
};
