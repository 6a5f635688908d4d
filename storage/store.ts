import { join } from 'node:path';
import { BlobMissing, type BlobStore } from './blob-store.ts';
import { openDisk } from './disk.ts';
import { openS3, type Bucket } from './s3.ts';

/** Where files lie: in a bucket where there is one, else in the home folder. What lay there before the bucket is still read. */
export const openStore = ({ home, s3 }: { home: string; s3?: Bucket | undefined }): BlobStore => {
  const disk = openDisk(join(home, 'files'));
  if (!s3) return disk;
  const bucket = openS3(s3, disk.scratch);
  return {
    ...bucket,
    read: async (key, part) => {
      try {
        return await bucket.read(key, part);
      } catch (error) {
        if (!(error instanceof BlobMissing)) throw error;
        return disk.read(key, part);
      }
    },
    remove: async (key) => {
      await bucket.remove(key);
      await disk.remove(key);
    },
  };
};
