import { createHash } from 'node:crypto';
import { createReadStream, openAsBlob } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AwsClient } from 'aws4fetch';
import { BlobMissing, type BlobStore } from './blob-store.ts';

export type Bucket = {
  /** of the service: https://s3.eu-central-1.amazonaws.com, https://storage.yandexcloud.net, http://minio:9000 */
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
};

/** A busy service is asked three times more, after growing pauses. */
const RETRIES = 3;
/** Until the service begins to answer; bytes may then take as long as they do. */
const ANSWER_MS = 30_000;
/** 100 MB on a poor line. */
const SEND_MS = 600_000;

/** In a bucket of any service that speaks S3. `scratch` stays on this machine. */
export const openS3 = (place: Bucket, scratch: BlobStore['scratch']): BlobStore => {
  const { endpoint, bucket, region, accessKeyId, secretAccessKey } = place;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: RETRIES });
  const at = (key: string) => `${endpoint}/${encodeURIComponent(bucket)}/${key}`;
  const ask = async (key: string, order: RequestInit, ms: number): Promise<Response> => {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(new Error(`the storage did not answer in ${ms / 1000} s`)), ms);
    try {
      return await client.fetch(at(key), { ...order, signal: stop.signal });
    } finally {
      clearTimeout(timer);
    }
  };
  return {
    keep: async (key, path) => {
      // the service counts again: what was cut on the way is refused there
      const headers = { 'X-Amz-Content-Sha256': await hashOf(path), 'Content-Type': 'application/octet-stream' };
      const answer = await ask(key, { method: 'PUT', headers, body: await openAsBlob(path) }, SEND_MS);
      if (!answer.ok) throw await refused('keep', key, answer);
      await answer.body?.cancel();
      await rm(path, { force: true });
    },
    read: async (key, part) => {
      const headers: Record<string, string> = part ? { Range: `bytes=${part.start}-${part.end}` } : {};
      const answer = await ask(key, { method: 'GET', headers }, ANSWER_MS);
      if (answer.status === 404) {
        await answer.body?.cancel();
        throw new BlobMissing(key);
      }
      if (!answer.ok) throw await refused('read', key, answer);
      return answer.body ? Readable.fromWeb(answer.body as never) : Readable.from([]);
    },
    remove: async (key) => {
      const answer = await ask(key, { method: 'DELETE' }, ANSWER_MS);
      if (!answer.ok && answer.status !== 404) throw await refused('remove', key, answer);
      await answer.body?.cancel();
    },
    scratch,
  };
};

const hashOf = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
};

/** The service's own code tells what is wrong: NoSuchBucket, SignatureDoesNotMatch. */
const refused = async (what: string, key: string, answer: Response): Promise<Error> => {
  const said = /<Code>([^<]{1,100})<\/Code>/.exec(await answer.text().catch(() => ''))?.[1] ?? '';
  return new Error(`the storage did not ${what} ${key}: ${answer.status} ${said}`.trim());
};
