import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import type { Request } from 'express';
import type { BlobStore } from '../../storage/blob-store.ts';
import { TooManyBytes, writeDown, type WrittenDown } from '../../storage/write-down.ts';
import { MOST_BYTES, MOST_PART_BYTES, nameOf } from '../../workflows/file/file.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { ProblemError } from '../http/problem.ts';

export type Received = WrittenDown & { name: string };

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
  try {
    return { ...(await writeDown(request, store, { most: MOST_PART_BYTES })), name: '' };
  } catch (error) {
    throw error instanceof TooManyBytes ? new ProblemError('BodyTooLarge') : error;
  }
};

/** Several blobs as one file. */
export const joinParts = async (keys: string[], store: BlobStore): Promise<WrittenDown> =>
  writeDown(allOf(keys, store), store);

async function* allOf(keys: string[], store: BlobStore): AsyncGenerator<Buffer> {
  for (const key of keys) yield* await store.read(key);
}

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
