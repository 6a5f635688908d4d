import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Database } from '../prisma/client.ts';
import { filesToScan, keepScan } from '../prisma/file/file-scan.ts';
import type { BlobStore } from '../storage/blob-store.ts';
import type { Scan } from '../storage/clamd.ts';

/** Looks into files that came while the scanner was away, a few at a time, until it is away again. The bytes of an infected one are removed. */
export const scanWaiting = async (db: Database, { store, scan }: { store: BlobStore; scan: Scan }): Promise<number> => {
  let looked = 0;
  for (const id of await filesToScan(db)) {
    const path = await store.scratch();
    try {
      await pipeline(await store.read(`file/${id}`), createWriteStream(path, { mode: 0o600 }));
      const scanned = await scan(path);
      if (scanned.is === 'unknown') break;
      if (scanned.is === 'infected') {
        await store.remove(`file/${id}`);
        await store.remove(`thumbnail/${id}`);
      }
      await keepScan(db, id, scanned.is);
      looked += 1;
    } finally {
      await rm(path, { force: true });
    }
  }
  return looked;
};
