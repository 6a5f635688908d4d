import busboy from 'busboy';
import { raw, type Request, type RequestHandler } from 'express';
import { charsetOf, textOf, textsOf, urlencodedPairs } from './charset.ts';
import { ProblemError } from './problem.ts';
import type { Route } from './route.ts';

const FORM_LIMIT = 64 * 1024;
const JSON_LIMIT = 256 * 1024;
const RAW_LIMIT = 512 * 1024;
const DEEPEST = 40;

/** Takes the bytes, up to the limit of the route; `readBody` interprets them. */
export const takeBytes = ({ method, reads, limit }: Pick<Route, 'method' | 'reads' | 'limit'>): RequestHandler[] => {
  if (method === 'get' || method === 'delete' || isStreamed(reads)) return [];
  const usual = reads === 'form' ? FORM_LIMIT : reads === 'raw' ? RAW_LIMIT : JSON_LIMIT;
  return [raw({ type: () => true, limit: limit ?? usual })];
};

/** The handler takes the bytes as they come. */
const isStreamed = (reads: Route['reads']): boolean => reads === 'file' || reads === 'bytes';

export const bytesOf = (request: Request): Buffer => (Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));

/** The body as an object: JSON, or for forms also urlencoded and multipart. An empty body is an empty object. */
export const readBody = async (request: Request, reads: Route['reads']): Promise<unknown> => {
  const bytes = bytesOf(request);
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const charset = charsetOf(request.headers['content-type']);
  if (type === 'application/json' || type.endsWith('+json'))
    return bytes.length === 0 ? {} : tidy(parse(textOf(bytes, charset)));
  if (reads === 'form' && type === 'application/x-www-form-urlencoded') return pairs(urlencodedPairs(bytes, charset));
  if (reads === 'form' && type === 'multipart/form-data')
    return pairs(await readMultipart(request.headers['content-type'] ?? '', bytes));
  if (bytes.length === 0) return {};
  throw new ProblemError('BodyUnsupported');
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new ProblemError('BodyUnreadable');
  }
};

/** Composed (NFC), without what PostgreSQL cannot store (NUL, half surrogates), and not deeper than anything we read. */
export const tidy = (value: unknown, depth = 0): unknown => {
  if (typeof value === 'string') return clean(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth > DEEPEST) throw new ProblemError('BodyUnreadable');
  if (Array.isArray(value)) return value.map((item) => tidy(item, depth + 1));
  const tidied: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(value))
    if (name !== '__proto__') tidied[clean(name)] = tidy(item, depth + 1);
  return tidied;
};

const clean = (text: string): string =>
  (text.includes('\0') ? text.replaceAll('\0', '') : text).toWellFormed().normalize('NFC');

/** The last value of a name counts, as with a checkbox after a hidden field; a name that ends in `[]` has all of its values. */
const pairs = (entries: Iterable<[string, string]>): unknown => {
  const body = new Map<string, string | string[]>();
  for (const [name, value] of entries) {
    const before = body.get(name);
    body.set(name, !name.endsWith('[]') ? value : Array.isArray(before) ? [...before, value] : [value]);
  }
  return tidy(Object.fromEntries(body));
};

/** Fields only: attached files are left out. */
const readMultipart = (type: string, bytes: Buffer): Promise<[string, string][]> =>
  new Promise((done, fail) => {
    const fields: [Buffer, Buffer][] = [];
    const broken = () => fail(new ProblemError('BodyUnreadable'));
    try {
      const parser = busboy({
        headers: { 'content-type': type },
        // raw bytes: parts do not say which charset they use
        defCharset: 'latin1',
        limits: { fields: 200, parts: 200, fieldNameSize: 200 },
      });
      parser.on('field', (name, value) => fields.push([rawBytes(name), rawBytes(value)]));
      parser.on('file', (_name, file) => file.resume());
      parser.on('error', broken);
      parser.on('close', () => done(textsOf(fields)));
      parser.end(bytes);
    } catch {
      broken();
    }
  });

/** The parser has decoded bytes as latin1, except names and parts that declare another charset. */
const rawBytes = (text: string): Buffer => Buffer.from(text, /[^\0-\xff]/.test(text) ? 'utf8' : 'latin1');
