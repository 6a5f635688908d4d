import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { blobOf, thumbnailOf } from '../../activities/file/keep.ts';
import type { BlobStore } from '../../storage/blob-store.ts';
import type { File } from '../../workflows/file/file.schema.ts';
import { dispositionOf, isShown, rangeOf, UNKNOWN_TYPE } from '../../workflows/file/file.ts';

type Asked = { request: Request; response: Response; store: BlobStore; file: File };

/** A file's bytes, or the part that was asked for: never as a page of ours, whatever is in it. */
export const sendFile = async ({ save, ...asked }: Asked & { save: boolean }): Promise<void> => {
  const { request, response, file } = asked;
  const type = isShown(file.type) || file.type.startsWith('text/') ? file.type : UNKNOWN_TYPE;
  response.setHeader('Content-Type', type.startsWith('text/') ? `${type}; charset=utf-8` : type);
  response.setHeader('Content-Disposition', dispositionOf(file.name, file.type, save));
  response.setHeader('Accept-Ranges', 'bytes');
  guard(response, file);
  const isSame = request.headers['if-range'] === undefined || request.headers['if-range'] === tagOf(file);
  const range = isSame ? rangeOf(request.headers.range, file.size) : undefined;
  if (isKnown(request, file)) return void response.status(304).end();
  if (range === null) return void response.status(416).setHeader('Content-Range', `bytes */${file.size}`).end();
  const { start, end } = range ?? { start: 0, end: file.size - 1 };
  if (range) response.status(206).setHeader('Content-Range', `bytes ${start}-${end}/${file.size}`);
  response.setHeader('Content-Length', String(end - start + 1));
  await pour(asked, blobOf(file.id), range);
};

export const sendThumbnail = async (asked: Asked): Promise<void> => {
  const { request, response, file } = asked;
  response.setHeader('Content-Type', 'image/webp');
  response.setHeader('Content-Disposition', 'inline');
  guard(response, file);
  if (isKnown(request, file)) return void response.status(304).end();
  await pour(asked, thumbnailOf(file.id));
};

/** Whoever may not see it any more finds nothing in the browser's cache either; bytes are not packed again, since ranges count them. */
const guard = (response: Response, file: File): void => {
  response.setHeader('Cache-Control', 'private, no-cache, no-transform');
  response.setHeader('ETag', tagOf(file));
  // a browser's viewer of PDF does not work in a sandbox; it runs nothing of the file on our origin
  const sandbox = file.type === 'application/pdf' ? '' : '; sandbox';
  response.setHeader(
    'Content-Security-Policy',
    `default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; media-src 'self'; frame-ancestors 'self'${sandbox}`,
  );
};

const pour = async ({ response, store }: Asked, key: string, range?: { start: number; end: number }): Promise<void> => {
  const bytes = await store.read(key, range);
  await pipeline(bytes, response).catch((error: { code?: string }) => {
    // whoever was reading has left
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
};

const tagOf = ({ sha256 }: File): string => `"${sha256}"`;
const isKnown = (request: Request, file: File): boolean => request.headers['if-none-match'] === tagOf(file);
