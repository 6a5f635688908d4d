import type { IncomingMessage } from 'node:http';
import busboy from 'busboy';

export type BotFile = { name: string; bytes: Buffer };

/** The body of a call of the Bot API: JSON, or a form with files. */
export const bodyOfCall = async (request: IncomingMessage): Promise<Record<string, any>> => {
  if (!request.headers['content-type']?.startsWith('multipart/')) {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    return JSON.parse(Buffer.concat(parts).toString() || '{}');
  }
  const order: Record<string, any> = {};
  const form = busboy({ headers: request.headers, defParamCharset: 'utf8' });
  form.on('field', (name, value) => (order[name] = value));
  form.on('file', (field, file, { filename: name }) => {
    const parts: Buffer[] = [];
    file.on('data', (part: Buffer) => parts.push(part));
    file.on('end', () => (order[field] = { name: name ?? '', bytes: Buffer.concat(parts) } satisfies BotFile));
  });
  await new Promise((done, failed) => request.pipe(form).on('close', done).on('error', failed));
  return order;
};
