import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { BlobStore } from './blob-store.ts';

/** Bytes that lie in the scratch of the storage; whoever takes them removes them. */
export type WrittenDown = { path: string; size: number; sha256: string };

export class TooManyBytes extends Error {}

/** Writes bytes down as they come: never whole in memory. What is cut off or too much leaves nothing; throws TooManyBytes. */
export const writeDown = async (
  from: Readable | AsyncGenerator<Buffer>,
  store: Pick<BlobStore, 'scratch'>,
  { most = Infinity, signal }: { most?: number; signal?: AbortSignal } = {},
): Promise<WrittenDown> => {
  const path = await store.scratch();
  const hash = createHash('sha256');
  let size = 0;
  const count = new Transform({
    transform: (bytes: Buffer, _encoding, next) => {
      size += bytes.length;
      hash.update(bytes);
      if (size > most) next(new TooManyBytes(`more than ${most} bytes`));
      else next(null, bytes);
    },
  });
  try {
    await pipeline(from, count, createWriteStream(path, { mode: 0o600 }), ...(signal ? [{ signal }] : []));
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return { path, size, sha256: hash.digest('hex') };
};
