import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { formSecret } from '../../prisma/channel/setting.queries.ts';
import type { Database } from '../../prisma/client.ts';
import { filesById, toFile } from '../../prisma/file/file.queries.ts';
import { widget } from '../../workflows/channel/widget.ts';
import { sentFile } from '../../workflows/conversation/new-file.ts';
import type { FilePart, Part } from '../../workflows/conversation/part.schema.ts';
import { nameOf, whyNotOpen } from '../../workflows/file/file.ts';
import { isRefusal, refuse, type Refusal } from '../../workflows/refusal.ts';
import { VisitorFile, type VisitorNews } from '../../workflows/widget/widget.schema.ts';
import { keepFile } from '../file/keep.ts';
import { receivePart } from '../file/receive.ts';
import { sendFile, sendThumbnail } from '../file/send.ts';
import { limitCalls } from '../http/limit.ts';
import { ANSWERED, route } from '../http/route.ts';
import { chatFor, knownChat } from './chat.ts';
import { visitorOf } from './visitor.ts';

const tag = 'Site chat';
const Params = z.object({ account: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,49}$/) });
const uploads = { name: 'widget files', most: 30, seconds: 600 };
const DAY_MS = 86_400_000;

export const widgetFileRoutes = [
  route({
    ...{ method: 'post', path: '/widget/{account}/files', tag, access: 'public', anySite: true },
    summary: 'A visitor’s file, its bytes as they are, up to 8 MiB: goes with a message within a day, or is removed',
    params: Params,
    query: z.object({ name: z.string().max(300) }),
    reads: 'bytes',
    out: VisitorFile,
    status: 201,
    handler: async ({ deps, params, query, request, response }) => {
      const { key } = await chatFor(deps, params.account, request, response);
      const { thread } = await visitorOf(deps.db, key, request);
      await limitCalls(deps, request, uploads);
      const received = { ...(await receivePart(request, deps.store)), name: nameOf(query.name) };
      const kept = await keepFile(deps, { actor: { kind: 'client' } }, received);
      if (isRefusal(kept)) return kept;
      return { ticket: `${kept.id}.${await signed(deps.db, `${key} ${thread}`, kept.id)}` };
    },
  }),
  route({
    ...{ method: 'get', path: '/widget/{account}/files/{id}', tag, access: 'public' },
    summary: 'A file of the visitor’s talk, by the link that came with its message, for two days',
    params: Params.extend({ id: z.uuid() }),
    query: z.object({
      until: z.coerce.number().int(),
      sign: z.string().max(100),
      small: z.stringbool().default(false),
    }),
    handler: async ({ deps, params, query: { until, sign, small }, request, response }) => {
      const { key } = await chatFor(deps, params.account, request, response);
      const own = await signed(deps.db, `link ${key} ${until}`, params.id);
      if (!same(own, sign) || until < Date.now()) return refuse('NotFound');
      const [row] = await filesById(deps.db, [params.id]);
      if (!row) return refuse('NotFound');
      const file = toFile(row);
      const closed = whyNotOpen(file);
      if (closed) return closed;
      const asked = { request, response, file, store: deps.store };
      await (small && file.thumbnail ? sendThumbnail(asked) : sendFile({ ...asked, save: false }));
      return ANSWERED;
    },
  }),
];

/** The files of a message by the tickets that this visitor got for them. Refused: FileGone, FileTooLargeHere. */
export const filesOfTickets = async (
  db: Database,
  visitor: { key: string; thread: string },
  tickets: string[],
): Promise<FilePart[] | Refusal> => {
  const parts: FilePart[] = [];
  for (const ticket of tickets) {
    const [id = '', mac = ''] = ticket.split('.');
    if (!same(await signed(db, `${visitor.key} ${visitor.thread}`, id), mac)) return refuse('FileGone');
    const [row] = await filesById(db, [id]);
    if (!row) return refuse('FileGone');
    const part = sentFile(toFile(row), { kind: 'file', file: id }, widget);
    if (isRefusal(part)) return part;
    parts.push(part);
  }
  return parts;
};

/**
 * The same news as this visitor's page gets it: each file that lies here has an address, and who of us wrote is named where the admin wants it. Links
 * change once a day, so browsers keep what they have.
 */
export const forPage = async (db: Database, key: string, news: VisitorNews): Promise<VisitorNews> => {
  const until = (Math.floor(Date.now() / DAY_MS) + 2) * DAY_MS;
  const linked = async (part: Part): Promise<Part> => {
    if (part.kind !== 'file') return part;
    if (part.state !== 'kept' || !part.file) return { ...part, at: null };
    const sign = await signed(db, `link ${key} ${until}`, part.file);
    return { ...part, at: `/files/${part.file}?until=${until}&sign=${sign}` };
  };
  const chat = await knownChat(db, key);
  const items = news.items.map(async (message) => ({
    ...message,
    by: chat?.page.names === 'none' ? null : message.by,
    parts: await Promise.all(message.parts.map(linked)),
  }));
  return { ...news, items: await Promise.all(items) };
};

const signed = async (db: Database, about: string, id: string): Promise<string> =>
  createHmac('sha256', await formSecret(db))
    .update(`widget file ${about} ${id}`)
    .digest('base64url');

const same = (own: string, given: string): boolean =>
  own.length === given.length && timingSafeEqual(Buffer.from(own), Buffer.from(given));
