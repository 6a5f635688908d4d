import type { Readable } from 'node:stream';

/** Bytes by key. A key is made by us of letters, digits, "-", "." and "/"; what is kept never changes. */
export type BlobStore = {
  /** takes over the file at this path: afterwards the key has all of its bytes, or nothing */
  keep: (key: string, path: string) => Promise<void>;
  /** both ends count; throws BlobMissing */
  read: (key: string, part?: { start: number; end: number }) => Promise<Readable>;
  /** nothing happens where there is none */
  remove: (key: string) => Promise<void>;
  /** a path for bytes on their way to `keep`, which is gone when the machine is */
  scratch: () => Promise<string>;
};

export class BlobMissing extends Error {
  constructor(key: string) {
    super(`the storage has no ${key}`);
    this.name = 'BlobMissing';
  }
}
