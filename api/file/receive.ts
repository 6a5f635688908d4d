import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import type { Request } from 'express';
import type { BlobStore } from '../../storage/blob-store.ts';
import { MOST_BYTES, MOST_PART_BYTES, nameOf } from '../../workflows/file/file.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { ProblemError } from '../http/problem.ts';

/** Bytes that lie in the scratch of the storage; whoever takes them removes them. */
export type Received = { path: string; name: string; size: number; sha256: string };

/** What the form around a file may take. */
const FORM_BYTES = 64 * 1024;

/** The file of a multipart request, written down as it comes: never whole in memory. Refused: FileNotSent, UploadTooLarge. */
export const receiveForm = async (request: Request, store: BlobStore): Promise<Received | Refusal> => {
  if (lengthOf(request) > MOST_BYTES + FORM_BYTES) return tooLarge('');
  const parser = openParser(request);
  let arriving: Promise<Received | Refusal> | undefined;
  parser.on('file', (_part, file, { filename }) => {
    if (arriving) return void file.resume();
    const name = nameOf(filename ?? '');
    arriving = writeDown(file, store).then(async (received) => {
      if (!file.truncated) return { ...received, name };
      await rm(received.path, { force: true });
      return tooLarge(name);
    });
    // told below, once the request has been read
    arriving.catch(() => {});
  });
  try {
    await pipeline(request, parser);
  } catch {
    const half = await arriving?.catch(() => undefined);
    if (half && !isRefusal(half)) await rm(half.path, { force: true });
    throw new ProblemError('BodyUnreadable');
  }
  return (await arriving) ?? refuse('FileNotSent');
};

/** The bytes of one part of an upload. */
export const receivePart = async (request: Request, store: BlobStore): Promise<Received> => {
  if (lengthOf(request) > MOST_PART_BYTES) throw new ProblemError('BodyTooLarge');
  return { ...(await writeDown(request, store, MOST_PART_BYTES)), name: '' };
};

/** Several blobs as one file. */
export const joinParts = async (keys: string[], store: BlobStore): Promise<Omit<Received, 'name'>> =>
  writeDown(allOf(keys, store), store);

async function* allOf(keys: string[], store: BlobStore): AsyncGenerator<Buffer> {
  for (const key of keys) yield* await store.read(key);
}

const writeDown = async (
  from: Readable | AsyncGenerator<Buffer>,
  store: BlobStore,
  most = Infinity,
): Promise<Omit<Received, 'name'>> => {
  const path = await store.scratch();
  const hash = createHash('sha256');
  let size = 0;
  const count = new Transform({
    transform: (bytes: Buffer, _encoding, next) => {
      size += bytes.length;
      hash.update(bytes);
      if (size > most) next(new ProblemError('BodyTooLarge'));
      else next(null, bytes);
    },
  });
  try {
    await pipeline(from, count, createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return { path, size, sha256: hash.digest('hex') };
};

const openParser = (request: Request): busboy.Busboy => {
  if (!/^multipart\/form-data\b/i.test(request.headers['content-type'] ?? ''))
    throw new ProblemError('BodyUnsupported');
  try {
    return busboy({
      headers: request.headers,
      // browsers write a name in UTF-8
      defParamCharset: 'utf8',
      limits: { fileSize: MOST_BYTES + 1, files: 1, fields: 20, parts: 21, fieldSize: FORM_BYTES },
    });
  } catch {
    throw new ProblemError('BodyUnreadable');
  }
};

const lengthOf = (request: Request): number => Number(request.headers['content-length'] ?? 0);

const tooLarge = (name: string): Refusal => refuse('UploadTooLarge', { name, most: MOST_BYTES / 1024 / 1024 });
