import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { BlobMissing, type BlobStore } from '../../../storage/blob-store.ts';
import { openDisk } from '../../../storage/disk.ts';
import { openStore } from '../../../storage/store.ts';
import { s3Server, startS3 } from './server.ts';

const bucket = 'voronka';
const written = async (store: BlobStore, bytes: Buffer | string): Promise<string> => {
  const path = await store.scratch();
  writeFileSync(path, bytes);
  return path;
};
const all = async (store: BlobStore, key: string, part?: { start: number; end: number }) =>
  buffer(await store.read(key, part));

(s3Server ? describe : describe.skip)('B9 files in a bucket (S3); skipped where no server of S3 can be had', () => {
  let server: Awaited<ReturnType<typeof startS3>>;
  let store: BlobStore;
  let home: string;
  const s3 = () => ({
    endpoint: server.endpoint,
    bucket,
    region: 'us-east-1',
    accessKeyId: 'key',
    secretAccessKey: 'secret',
  });
  beforeAll(async () => {
    server = await startS3(bucket);
    home = mkdtempSync(join(tmpdir(), 'voronka-s3-'));
    store = openStore({ home, s3: s3() });
  });
  afterAll(() => server?.stop());

  it('come back whole and in part, and are gone when they are removed', async () => {
    const bytes = randomBytes(9 * 1024 * 1024);
    const path = await written(store, bytes);
    await store.keep('file/0191', path);
    expect(existsSync(path)).toBe(false);
    expect((await all(store, 'file/0191')).equals(bytes)).toBe(true);
    expect((await all(store, 'file/0191', { start: 5, end: 10 })).equals(bytes.subarray(5, 11))).toBe(true);
    await store.remove('file/0191');
    await expect(store.read('file/0191')).rejects.toThrow(BlobMissing);
    await store.remove('file/0191');
  });

  it('are read from the disk where they came before the bucket, and removed there', async () => {
    const disk = openDisk(join(home, 'files'));
    await disk.keep('file/old', await written(disk, 'an older file'));
    expect(String(await all(store, 'file/old'))).toBe('an older file');
    await store.remove('file/old');
    await expect(store.read('file/old')).rejects.toThrow(BlobMissing);
  });

  it('are not said to be kept where the bucket is gone', async () => {
    const other = openStore({ home, s3: { ...s3(), bucket: 'nowhere' } });
    const path = await written(other, 'x');
    await expect(other.keep('file/x', path)).rejects.toThrow(/did not keep file\/x: 404 NoSuchBucket/);
    expect(existsSync(path)).toBe(true);
  });
});
